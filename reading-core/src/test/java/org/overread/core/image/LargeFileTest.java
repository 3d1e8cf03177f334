package org.overread.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of more than 2 and 4 GiB, read by a process with 300 MB of heap: any frame is reached without reading those before
 * it, and the file is not kept open.
 */
class LargeFileTest {
    private static final long GIB = 1L << 30;

    @TempDir
    Path folder;

    @BeforeEach
    void sparseFilesAndProc() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/io")), "there is no /proc to ask");
        assumeTrue(Files.getFileStore(folder).getUsableSpace() > GIB, "the disk is nearly full");
    }

    @Test
    void nativeFramesBeyondTwoGibibytesAreReached() throws Exception {
        Path file = folder.resolve("native.dcm");
        LargeFile.writeNative(file, 300);
        assertThat(Files.size(file)).isGreaterThan(2 * GIB);

        assertFramesAreReached(file, 300, 1024 * 1024);
    }

    @Test
    void encapsulatedFramesBeyondFourGibibytesAreReachedByAnExtendedOffsetTable() throws Exception {
        Path file = folder.resolve("extended.dcm");
        LargeFile.writeEncapsulated(file, 600, 2);
        assertThat(Files.size(file)).isGreaterThan(4 * GIB);

        assertFramesAreReached(file, 600, 4 * 1024 * 1024);
    }

    @Test
    void encapsulatedFramesWithoutAnOffsetTableAreFoundByTheHeadersOfTheirFragments() throws Exception {
        Path file = folder.resolve("untabled.dcm");
        LargeFile.writeEncapsulated(file, 600, 1);

        assertFramesAreReached(file, 600, 4 * 1024 * 1024);
    }

    /** @param bytesToOpen at most; the process's own classes are counted too */
    private static void assertFramesAreReached(Path file, int frames, long bytesToOpen) throws Exception {
        List<String> said = read(file, frames, 1, frames / 2);
        assertThat(said).hasSize(6);
        assertThat(said.get(0)).isEqualTo("frames " + frames);
        assertThat(Long.parseLong(said.get(1).substring("opened ".length()))).isLessThan(bytesToOpen);
        int[] asked = {frames, 1, frames / 2};
        for (int i = 0; i < asked.length; i++) {
            String[] frame = said.get(2 + i).split(" ");
            assertThat(frame[1]).isEqualTo(Integer.toString(asked[i]));
            assertThat(Long.parseLong(frame[2])).isLessThan(LargeFile.FRAME_BYTES * 5L / 4);
        }
        assertThat(said.get(5)).isEqualTo("open 0");
    }

    private static List<String> read(Path file, int... frames) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeFileReading.class.getName(),
                file.toString()));
        for (int frame : frames) {
            command.add(Integer.toString(frame));
        }
        Path output = Files.createTempFile("large-file", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            List<String> said = Files.readAllLines(output, StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(() -> String.join("\n", said)).isZero();
            return said;
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
