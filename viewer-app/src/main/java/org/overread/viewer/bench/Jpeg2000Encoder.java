package org.overread.viewer.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.overread.core.codec.FrameFormat;
import org.overread.kernels.codec.ChildProcesses;
import org.overread.kernels.codec.EncodedFrame;

/** A JPEG 2000 encoder that reads PGM and PPM images and writes codestreams, with its options for lossless coding. */
record Jpeg2000Encoder(Path tool, List<String> options, String transferSyntaxUid) implements FrameEncoder {

    @Override
    public EncodedFrame encode(RawFrame frame, Path folder) throws IOException {
        boolean colour = frame.format().samplesPerPixel() > 1;
        Path image = folder.resolve(colour ? "image.ppm" : "image.pgm");
        Path codestream = folder.resolve("image.j2c");
        try {
            write(frame, image);
            List<String> command =
                    new ArrayList<>(List.of(tool.toString(), "-i", image.toString(), "-o", codestream.toString()));
            command.addAll(options);
            new ChildProcesses().milliseconds(command);
            return new EncodedFrame(transferSyntaxUid, described(frame.format()), Files.readAllBytes(codestream));
        } finally {
            Files.deleteIfExists(image);
            Files.deleteIfExists(codestream);
        }
    }

    /** Colour goes through the reversible transform. */
    private static FrameFormat described(FrameFormat raw) {
        return raw.samplesPerPixel() == 1
                ? raw
                : new FrameFormat(
                        raw.columns(),
                        raw.rows(),
                        raw.samplesPerPixel(),
                        raw.bitsAllocated(),
                        raw.bitsStored(),
                        raw.signed(),
                        "YBR_RCT");
    }

    /** Samples of 16 bits are big endian there. */
    private static void write(RawFrame frame, Path image) throws IOException {
        FrameFormat format = frame.format();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(image))) {
            String kind = format.samplesPerPixel() > 1 ? "P6" : "P5";
            String header = kind + "\n" + format.columns() + " " + format.rows() + "\n"
                    + ((1 << format.bitsStored()) - 1) + "\n";
            out.write(header.getBytes(StandardCharsets.US_ASCII));
            if (format.bitsAllocated() == 8) {
                out.write(frame.samples());
                return;
            }
            for (int i = 0; i < frame.samples().length; i += 2) {
                out.write(frame.samples()[i + 1]);
                out.write(frame.samples()[i]);
            }
        }
    }
}
