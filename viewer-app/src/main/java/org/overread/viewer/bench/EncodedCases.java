package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.overread.core.dicom.TransferSyntax;
import org.overread.kernels.codec.EncodedFrame;
import org.overread.kernels.codec.InstalledTool;

/** Sample frames in each way of coding that an installed encoder writes; what could not be written is listed. */
final class EncodedCases {

    /** @param expected the samples that went in; empty where coding loses some */
    record Case(String name, EncodedFrame frame, Optional<byte[]> expected) {}

    private final Path folder;
    private final List<RawFrame> frames;
    private final List<Case> cases = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    private EncodedCases(Path folder, List<RawFrame> frames) {
        this.folder = folder;
        this.frames = frames;
    }

    static EncodedCases of(List<RawFrame> frames, Path folder) throws IOException {
        EncodedCases made = new EncodedCases(folder, frames);
        made.encode("RLE", new RleEncoder(), frame -> true, true);
        made.encode(
                "JPEG baseline",
                "dcmcjpeg",
                dcmtk("+eb"),
                frame -> frame.format().bitsAllocated() == 8,
                false);
        made.encode("JPEG lossless", "dcmcjpeg", dcmtk("+e1"), frame -> true, true);
        made.encode("JPEG-LS", "dcmcjpls", dcmtk("+el"), frame -> true, true);
        made.encode("JPEG 2000", "opj_compress", j2k(TransferSyntax.JPEG_2000_LOSSLESS), frame -> true, true);
        made.encode(
                "HTJ2K",
                "ojph_compress",
                j2k(TransferSyntax.HTJ2K_LOSSLESS, "-reversible", "true"),
                frame -> true,
                true);
        return made;
    }

    List<Case> cases() {
        return cases;
    }

    List<String> leftOut() {
        return leftOut;
    }

    private static Function<Path, FrameEncoder> dcmtk(String... options) {
        return tool -> new DcmtkEncoder(tool, List.of(options));
    }

    private static Function<Path, FrameEncoder> j2k(TransferSyntax syntax, String... options) {
        return tool -> new Jpeg2000Encoder(tool, List.of(options), syntax.uid());
    }

    private void encode(
            String coding,
            String tool,
            Function<Path, FrameEncoder> encoder,
            Predicate<RawFrame> takes,
            boolean lossless)
            throws IOException {
        Optional<Path> found = InstalledTool.find(tool);
        if (found.isEmpty()) {
            leftOut.add(coding + ": " + tool + " is not installed, so that there are no frames to decode");
            return;
        }
        encode(coding, encoder.apply(found.get()), takes, lossless);
    }

    private void encode(String coding, FrameEncoder encoder, Predicate<RawFrame> takes, boolean lossless)
            throws IOException {
        for (RawFrame frame : frames) {
            if (takes.test(frame)) {
                cases.add(new Case(
                        coding + ", " + frame.name(),
                        encoder.encode(frame, folder),
                        lossless ? Optional.of(frame.samples()) : Optional.empty()));
            }
        }
    }
}
