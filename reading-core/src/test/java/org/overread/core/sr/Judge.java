package org.overread.core.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs an independent program on a file and tells what it said. */
public record Judge(int exitCode, String output) {

    public static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    public static Judge ask(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("judge", ".txt");
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command[0] + " did not end");
            }
            return new Judge(process.exitValue(), new String(Files.readAllBytes(out), StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(out);
        }
    }

    /**
     * Lets a Python script beside a test write its cases into a folder; the test is skipped where modules are not installed.
     *
     * @param modules as in an import: "pydicom, numpy"
     */
    public static void python(Class<?> test, String script, Path folder, String modules) throws Exception {
        String python = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
        assumeTrue(
                installed("python3") && ask(python, "-c", "import " + modules).exitCode() == 0,
                "not installed for Python: " + modules);
        Path source = Path.of(test.getResource(script).toURI());
        Judge said = ask(python, source.toString(), folder.toString());
        assertThat(said.exitCode()).as(said.output()).isZero();
    }

    /** That dciodvfy recognises a file as what it is and finds no error in it. */
    static void assertNoErrors(Path file, String iod) throws Exception {
        Judge verdict = ask("dciodvfy", "-new", file.toString());
        assertThat(verdict.output().lines().filter(line -> line.startsWith("Error")))
                .isEmpty();
        assertThat(verdict.exitCode()).isZero();
        assertThat(verdict.output().lines()).as("recognised as what it is").contains(iod);
    }
}
