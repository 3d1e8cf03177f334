package org.overread.viewer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.TransferSyntax;
import org.overread.kernels.codec.DecodePeer;
import org.overread.kernels.codec.DecodePeers;
import org.overread.kernels.codec.EncodedFrame;
import org.overread.kernels.codec.InstalledTool;

class DecodeBenchmarkTest {
    private static final FrameFormat SMALL = new FrameFormat(8, 8, 1, 8, 8, false, "MONOCHROME2");

    @TempDir
    Path folder;

    @Test
    void eachCompressedFileWithoutARowIsNamedWithItsReason() throws Exception {
        Path raw = folder.resolve("native.dcm");
        Path sound = folder.resolve("sound.dcm");
        new RawFrame("grey", SMALL, new byte[64]).writeTo(raw);
        RleEncoder.encodeFile(raw, sound);
        byte[] whole = Files.readAllBytes(sound);
        Files.write(folder.resolve("cut.dcm"), Arrays.copyOf(whole, whole.length - 20));
        Files.write(folder.resolve("notes.txt"), new byte[] {'n', 'o'});

        BenchResult result = new DecodeBenchmark(() -> new DecodePeers(List.of(), List.of("a decoder is missing")))
                .run(Optional.of(folder));

        assertThat(result.rows()).isEmpty();
        assertThat(result.leftOut()).hasSize(3);
        assertThat(result.leftOut().get(0)).isEqualTo("a decoder is missing");
        assertThat(result.leftOut().get(1)).startsWith("cut.dcm: ");
        assertThat(result.leftOut().get(2)).isEqualTo("1.2.840.10008.1.2.5: no decoder to measure beside is installed");
    }

    @Test
    void aNativeDecodersSamplesAreReadOnlyWhereTheyAreAsManyAsTheFrames() throws Exception {
        Optional<Path> encoder = InstalledTool.find("opj_compress");
        Optional<DecodePeer> openJpeg = DecodePeers.find().installed().stream()
                .filter(peer -> peer.decodes(TransferSyntax.JPEG_2000_LOSSLESS.uid()))
                .findFirst();
        assumeTrue(encoder.isPresent() && openJpeg.isPresent(), "OpenJPEG is not installed");
        RawFrame raw = new RawFrame("grey", SMALL, new byte[64]);
        raw.samples()[63] = 7;
        EncodedFrame sound = new Jpeg2000Encoder(
                        encoder.get(), List.of("-n", "1"), TransferSyntax.JPEG_2000_LOSSLESS.uid())
                .encode(raw, folder);
        FrameFormat larger = new FrameFormat(800, 800, 1, 8, 8, false, "MONOCHROME2");
        EncodedFrame other = new EncodedFrame(sound.transferSyntaxUid(), larger, sound.codestream());

        try (DecodePeer.Turns turns = openJpeg.get().prepare(sound);
                DecodePeer.Turns wrong = openJpeg.get().prepare(other)) {
            assertThat(turns.decode()).isEqualTo(raw.samples());
            assertThatThrownBy(wrong::decode).hasMessageContaining("of another size");
        }
    }
}
