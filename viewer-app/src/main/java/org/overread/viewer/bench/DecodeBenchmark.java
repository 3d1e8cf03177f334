package org.overread.viewer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.overread.core.codec.FrameCodec;
import org.overread.core.codec.FrameCodecs;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomReader;
import org.overread.core.image.FrameDecoder;
import org.overread.kernels.codec.DecodePeer;

/**
 * Decoding of single compressed frames, against the native decoders that are installed: medians of processor time on one
 * core, both decoders taking turns, after a warm-up of one's own.
 */
final class DecodeBenchmark implements Benchmark {
    private static final long WARM_UP_NANOSECONDS = 4_000_000_000L;
    private static final int FEWEST_WARM_UPS = 30;
    private static final int TURNS = 25;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Supplier<List<DecodePeer>> installed;

    /** @param installed asked when the benchmark runs: looking for native libraries takes a moment */
    DecodeBenchmark(Supplier<List<DecodePeer>> installed) {
        this.installed = installed;
    }

    @Override
    public String name() {
        return "decode";
    }

    /** A row for each file that has one compressed frame, and each peer that decodes it. */
    @Override
    public List<BenchRow> run(Optional<Path> study) throws IOException {
        Path folder = study.orElseThrow(() -> new IOException("name compressed images by --study"));
        List<DecodePeer> peers = installed.get();
        List<BenchRow> rows = new ArrayList<>();
        for (Path path : files(folder)) {
            DicomFile file;
            try {
                file = DicomReader.read(path);
            } catch (DicomException e) {
                continue;
            }
            FrameDecoder decoder = FrameDecoder.of(file);
            Optional<ByteBuffer> codestream = decoder.frames() == 1 ? decoder.codestream(1) : Optional.empty();
            if (codestream.isEmpty() || !FrameCodecs.supports(file.transferSyntaxUid())) {
                continue;
            }
            for (DecodePeer peer : peers) {
                if (peer.decodes(file.transferSyntaxUid())) {
                    rows.add(row(path, file.transferSyntaxUid(), decoder, codestream.get(), peer));
                }
            }
        }
        return rows;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static BenchRow row(Path path, String syntax, FrameDecoder decoder, ByteBuffer codestream, DecodePeer peer)
            throws IOException {
        FrameCodec codec = FrameCodecs.forTransferSyntax(syntax);
        long begun = System.nanoTime();
        for (int i = 0; i < FEWEST_WARM_UPS || System.nanoTime() - begun < WARM_UP_NANOSECONDS; i++) {
            codec.decode(codestream, decoder.format());
        }
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < TURNS; i++) {
            ours.add(milliseconds(codec, codestream, decoder));
            theirs.add(peer.milliseconds(path, codestream, decoder.format()));
        }
        return BenchRow.framesPerSecond(
                syntax + " " + decoder.format().columns() + " x "
                        + decoder.format().rows() + " x " + decoder.format().samplesPerPixel() + ", "
                        + decoder.format().bitsStored() + " bit",
                median(ours),
                median(theirs),
                peer.name());
    }

    private static double milliseconds(FrameCodec codec, ByteBuffer codestream, FrameDecoder decoder)
            throws DicomException {
        long begun = THREADS.getCurrentThreadCpuTime();
        codec.decode(codestream, decoder.format());
        return (THREADS.getCurrentThreadCpuTime() - begun) / 1e6;
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
