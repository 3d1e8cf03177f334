package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.overread.core.codec.FrameCodecs;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomReader;
import org.overread.core.image.FrameDecoder;
import org.overread.kernels.codec.DecodePeer;
import org.overread.kernels.codec.DecodePeers;
import org.overread.kernels.codec.EncodedFrame;

/**
 * Decoding of compressed frames on one core, against the native decoders that are installed; and of a series on all
 * cores, against one.
 */
final class DecodeBenchmark implements Benchmark {
    private final Supplier<DecodePeers> peers;

    /** @param peers asked when the benchmark runs: looking for native libraries takes a moment */
    DecodeBenchmark(Supplier<DecodePeers> peers) {
        this.peers = peers;
    }

    @Override
    public String name() {
        return "decode";
    }

    /** Rows for the first frame of each compressed file of a folder, or for frames that are made and encoded here. */
    @Override
    public BenchResult run(Optional<Path> study) throws IOException, InterruptedException {
        DecodePeers found = peers.get();
        List<BenchRow> rows = new ArrayList<>();
        List<String> leftOut = new ArrayList<>(found.missing());
        if (study.isPresent()) {
            ofFolder(study.get(), found.installed(), rows, leftOut);
        } else {
            try (BenchFolder folder = new BenchFolder()) {
                ofOwnFrames(folder, found.installed(), rows, leftOut);
            }
        }
        return new BenchResult(rows, leftOut);
    }

    private static void ofOwnFrames(
            BenchFolder folder, List<DecodePeer> installed, List<BenchRow> rows, List<String> leftOut)
            throws IOException, InterruptedException {
        Path phantom = BenchStudy.phantom(folder.path().resolve("phantom"));
        EncodedCases made = EncodedCases.of(SampleFrames.all(phantom), folder.path());
        leftOut.addAll(made.leftOut());
        for (EncodedCases.Case one : made.cases()) {
            byte[] samples = new DecodeTiming(one.frame()).samples();
            if (one.expected().isPresent() && !Arrays.equals(one.expected().get(), samples)) {
                throw new IOException(one.name() + " is decoded to other samples than were encoded");
            }
            rows(one.name(), one.frame(), installed, rows, leftOut);
        }
        rows.add(new SeriesDecoding(folder.path().resolve("series")).row(phantom));
    }

    private static void ofFolder(Path folder, List<DecodePeer> installed, List<BenchRow> rows, List<String> leftOut)
            throws IOException {
        for (Path path : files(folder)) {
            try {
                Optional<EncodedFrame> frame = frame(path);
                if (frame.isPresent()) {
                    rows(frame.get().transferSyntaxUid(), frame.get(), installed, rows, leftOut);
                }
            } catch (DicomException e) {
                leftOut.add(folder.relativize(path) + ": " + e.getMessage());
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The first frame as it is encoded; empty for what has none: other files, objects without pixels, native pixels. */
    private static Optional<EncodedFrame> frame(Path path) throws IOException {
        try {
            DicomFile file = DicomReader.read(path);
            FrameDecoder decoder = FrameDecoder.of(file);
            Optional<ByteBuffer> codestream = decoder.codestream(1);
            if (codestream.isEmpty()) {
                return Optional.empty();
            }
            FrameCodecs.forTransferSyntax(file.transferSyntaxUid());
            byte[] bytes = new byte[codestream.get().remaining()];
            codestream.get().get(bytes);
            return Optional.of(new EncodedFrame(file.transferSyntaxUid(), decoder.format(), bytes));
        } catch (DicomException e) {
            if (e.kind() == Kind.NOT_DICOM || e.kind() == Kind.MISSING_ATTRIBUTE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void rows(
            String name, EncodedFrame frame, List<DecodePeer> installed, List<BenchRow> rows, List<String> leftOut) {
        List<DecodePeer> able = installed.stream()
                .filter(peer -> peer.decodes(frame.transferSyntaxUid()))
                .toList();
        if (able.isEmpty()) {
            leftOut.add(name + ": no decoder to measure beside is installed");
        }
        for (DecodePeer peer : able) {
            try {
                rows.add(new DecodeTiming(frame).beside(peer, name));
            } catch (IOException e) {
                leftOut.add(name + ": " + e.getMessage());
            }
        }
    }
}
