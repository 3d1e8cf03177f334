package org.overread.core.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.overread.core.codec.DecodedSamples;
import org.overread.core.dicom.DicomReader;

/** A process that opens a file, decodes some of its frames, and says what it read and kept open (Linux's /proc). */
final class LargeFileReading {
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        long before = bytesRead();
        FrameDecoder decoder = FrameDecoder.of(DicomReader.read(file));
        System.out.println("frames " + decoder.frames());
        System.out.println("opened " + (bytesRead() - before));
        for (String frame : List.of(arguments).subList(1, arguments.length)) {
            before = bytesRead();
            DecodedSamples.Shorts samples = (DecodedSamples.Shorts)
                    decoder.decode(Integer.parseInt(frame)).samples();
            System.out.println("frame " + samples.values()[0] + " " + (bytesRead() - before));
        }
        System.out.println("open " + open(file));
    }

    /** Bytes that this process has asked the system for so far. */
    private static long bytesRead() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("rchar:"))
                .mapToLong(line -> Long.parseLong(line.substring(7).strip()))
                .findFirst()
                .orElseThrow();
    }

    private static long open(Path file) throws IOException {
        long open = 0;
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                open += Files.exists(descriptor) && Files.isSameFile(descriptor, file) ? 1 : 0;
            }
        }
        return open;
    }

    private LargeFileReading() {}
}
