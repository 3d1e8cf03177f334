package org.overread.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames under another transfer syntax than their own. */
class MislabelledFrameTest {
    private static final List<String> LABELS = List.of(
            "1.2.840.10008.1.2.4.50",
            "1.2.840.10008.1.2.4.80",
            "1.2.840.10008.1.2.4.90",
            "1.2.840.10008.1.2.4.201",
            "1.2.840.10008.1.2.5");

    static List<EncodedSample> samples() {
        return EncodedSample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void codestreamIsDecodedAsItIsAndSaidToBeMislabelled(EncodedSample sample) throws Exception {
        DecodedFrame right = sample.decode(sample.codestream());
        ByteBuffer codestream = ByteBuffer.wrap(sample.codestream());
        Optional<FrameCoding> own = FrameCoding.of(codestream);
        assertThat(own).isPresent();
        for (String label : LABELS) {
            LabelledCodec codec = (LabelledCodec) FrameCodecs.forTransferSyntax(label);
            DecodedFrame frame = codec.decode(codestream, sample.format());
            assertThat(frame.samples().littleEndian())
                    .as("under %s", label)
                    .isEqualTo(right.samples().littleEndian());
            if (codec.declared() != own.get()) {
                assertThat(frame.warnings())
                        .anyMatch(warning -> warning.contains(own.get().title())
                                && warning.contains(codec.declared().title()));
            }
        }
    }
}
