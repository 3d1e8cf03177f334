package org.overread.ai.numerics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Asks NumPy and SciPy: numbers go in and come out as little-endian 64-bit floats. */
final class SciPy {
    private static final String BEFORE = """
            import sys, itertools
            import numpy as np
            from scipy import ndimage
            x = np.fromfile(sys.argv[1])
            """;
    private static final String AFTER = """

            np.asarray(y, dtype=np.float64).ravel().tofile(sys.argv[2])
            """;

    /** Skips the test, visibly, where they are not installed. */
    static void assumeInstalled() throws Exception {
        boolean installed;
        try {
            installed = status(new ProcessBuilder("python3", "-c", "import numpy, scipy.ndimage")) == 0;
        } catch (IOException e) {
            installed = false;
        }
        assumeTrue(installed, "python3-numpy and python3-scipy are not installed");
    }

    /** @param script makes {@code y} of {@code x} */
    static double[] of(Path folder, double[] input, String script) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(input.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(input);
        Path in = Files.write(folder.resolve("in"), bytes.array());
        Path out = folder.resolve("out");
        Path code = Files.writeString(folder.resolve("script.py"), BEFORE + script + AFTER);
        int status = status(new ProcessBuilder("python3", code.toString(), in.toString(), out.toString()));
        if (status != 0) {
            throw new IOException("python3 ended with status " + status);
        }
        byte[] given = Files.readAllBytes(out);
        double[] output = new double[given.length / Double.BYTES];
        ByteBuffer.wrap(given).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(output);
        return output;
    }

    private static int status(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("python3 does not end: " + said);
        }
        return process.exitValue();
    }

    private SciPy() {}
}
