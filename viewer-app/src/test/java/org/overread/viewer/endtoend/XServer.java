package org.overread.viewer.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real X display for processes of their own, with keyboard and pointer, that nobody sees. */
final class XServer implements AutoCloseable {
    private static final Path XVFB = Path.of("/usr/bin/Xvfb");
    private final Process server;
    private final String display;

    private XServer(Process server, String display) {
        this.server = server;
        this.display = display;
    }

    static boolean installed() {
        return Files.isExecutable(XVFB);
    }

    static XServer start() throws IOException {
        Process server = new ProcessBuilder(
                        XVFB.toString(), "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String number = server.inputReader().readLine();
        if (number == null) {
            server.destroyForcibly();
            throw new IOException("Xvfb did not start");
        }
        return new XServer(server, ":" + number);
    }

    /** As the environment names it: ":99". */
    String display() {
        return display;
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(5, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
