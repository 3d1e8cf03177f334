package org.overread.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.TransferSyntax;

/** Frames that other encoders wrote, one for each way of coding. */
class EncodedSamplesTest {

    static List<EncodedSample> samples() {
        return EncodedSample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void samplesOfOtherEncodersAreExact(EncodedSample sample) throws Exception {
        byte[] bytes = sample.decode(sample.codestream()).samples().littleEndian();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sample.sha256());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFrameIsToldByItsCodestreamWhereTheTransferSyntaxIsLostOrWrong(EncodedSample sample) throws Exception {
        byte[] bytes = sample.codestream();
        byte[] expected = sample.decode(bytes).samples().littleEndian();
        boolean rle = sample.transferSyntax().equals(TransferSyntax.RLE_LOSSLESS.uid());
        TransferSyntax wrong = rle ? TransferSyntax.RLE_LOSSLESS : TransferSyntax.JPEG_LS_LOSSLESS;

        for (TransferSyntax syntax : List.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, wrong)) {
            FrameCodec codec = FrameCodecs.forFrame(syntax.uid(), ByteBuffer.wrap(bytes));
            DecodedFrame frame = codec.decode(ByteBuffer.wrap(bytes), sample.format());
            assertThat(frame.samples().littleEndian()).isEqualTo(expected);
            boolean said = frame.warnings().stream().anyMatch(warning -> warning.contains("the transfer syntax"));
            assertThat(said).isEqualTo(!isOfOneKind(sample, syntax));
        }
    }

    private static boolean isOfOneKind(EncodedSample sample, TransferSyntax syntax) throws DicomException {
        return syntax.encapsulated()
                && FrameCodecs.forTransferSyntax(sample.transferSyntax()).getClass()
                        == FrameCodecs.forTransferSyntax(syntax.uid()).getClass();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void codestreamOfAnotherSizeThanTheDataSetIsRefused(EncodedSample sample) throws Exception {
        FrameFormat is = sample.format();
        FrameFormat wider = new FrameFormat(
                is.columns() + 9,
                is.rows(),
                is.samplesPerPixel(),
                is.bitsAllocated(),
                is.bitsStored(),
                false,
                is.photometricInterpretation());
        FrameCodec codec = FrameCodecs.forTransferSyntax(sample.transferSyntax());
        ByteBuffer codestream = ByteBuffer.wrap(sample.codestream());
        DicomException refusal = catchThrowableOfType(DicomException.class, () -> codec.decode(codestream, wider));
        assertThat(refusal.kind()).isIn(Kind.MALFORMED, Kind.TRUNCATED);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void halfACodestreamIsRefusedUnlessOnlyDetailIsLost(EncodedSample sample) throws Exception {
        byte[] codestream = sample.codestream();
        byte[] half = java.util.Arrays.copyOf(codestream, codestream.length / 2);
        try {
            assertThat(sample.decode(half).warnings()).isNotEmpty();
        } catch (DicomException e) {
            assertThat(e.kind()).isIn(Kind.MALFORMED, Kind.TRUNCATED);
        }
    }

    @Test
    void videoIsRefusedByName() {
        for (String uid : List.of("1.2.840.10008.1.2.4.100", "1.2.840.10008.1.2.4.102", "1.2.840.10008.1.2.4.107")) {
            DicomException refusal =
                    catchThrowableOfType(DicomException.class, () -> FrameCodecs.forTransferSyntax(uid));
            assertThat(refusal.kind()).isEqualTo(Kind.UNSUPPORTED);
            assertThat(refusal).hasMessageMatching("(MPEG-2|MPEG-4 AVC/H.264|HEVC/H.265) video .* is not decoded");
        }
    }
}
