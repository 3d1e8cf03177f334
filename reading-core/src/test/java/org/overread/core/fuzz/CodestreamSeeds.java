package org.overread.core.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.codec.EncodedSample;
import org.overread.core.codec.FrameCodec;
import org.overread.core.codec.FrameCodecs;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomReader;
import org.overread.core.image.FrameDecoder;

/** Frames of at most 64 x 64 pixels in some transfer syntaxes: other encoders' samples, and real files' where there are. */
final class CodestreamSeeds {
    private static final String DEFLATED = "1.2.840.10008.1.2.8.1";
    private static final int MOST_PIXELS = 64 * 64;
    private static final int MOST_BYTES = 64 * 1024;

    /** Tables, precincts and the like of a small frame; beside them some hundred frames of its size. */
    private static final long MEMORY = 4L * 1024 * 1024;

    private static final int BYTES_FOR_A_BYTE = 128;
    private static final int FRAMES = 64;

    static List<FuzzSeed> of(List<String> syntaxes) throws IOException {
        List<FuzzSeed> seeds = new ArrayList<>();
        for (EncodedSample sample : EncodedSample.all()) {
            if (syntaxes.contains(sample.transferSyntax()) && sample.format().pixels() <= MOST_PIXELS) {
                seeds.add(seed(sample.file(), sample.transferSyntax(), sample.format(), sample.codestream()));
            }
        }
        if (syntaxes.contains(DEFLATED)) {
            FrameFormat format = new FrameFormat(64, 64, 1, 16, 12, false, "MONOCHROME2");
            seeds.add(seed("deflated", DEFLATED, format, MadeFiles.deflated(new byte[format.bytes()])));
        }
        for (Path file : SharedFiles.below(4 * MOST_BYTES)) {
            real(file, syntaxes).ifPresent(seeds::add);
        }
        return seeds;
    }

    private static Optional<FuzzSeed> real(Path path, List<String> syntaxes) throws IOException {
        try {
            DicomFile file = DicomReader.read(path);
            if (!syntaxes.contains(file.transferSyntaxUid())) {
                return Optional.empty();
            }
            FrameDecoder decoder = FrameDecoder.of(file);
            Optional<ByteBuffer> codestream = decoder.codestream(1);
            if (decoder.format().pixels() > MOST_PIXELS
                    || codestream.isEmpty()
                    || codestream.get().remaining() > MOST_BYTES) {
                return Optional.empty();
            }
            byte[] bytes = new byte[codestream.get().remaining()];
            codestream.get().get(bytes);
            String name = path.getFileName().toString();
            return Optional.of(seed(name, file.transferSyntaxUid(), decoder.format(), bytes));
        } catch (DicomException e) {
            return Optional.empty();
        }
    }

    private static FuzzSeed seed(String name, String syntax, FrameFormat format, byte[] codestream)
            throws DicomException {
        FrameCodec codec = FrameCodecs.forTransferSyntax(syntax);
        long memory = (long) FRAMES * Math.max(4, format.bitsAllocated() / 8) * format.samples();
        return new FuzzSeed(
                name,
                codestream,
                input -> codec.decode(ByteBuffer.wrap(input), format),
                input -> MEMORY + memory + (long) BYTES_FOR_A_BYTE * input.length);
    }

    private CodestreamSeeds() {}
}
