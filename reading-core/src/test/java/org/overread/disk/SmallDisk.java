package org.overread.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** A disk of its own that really gets full. */
public final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final Path at;

    private SmallDisk(Path at) {
        this.at = at;
    }

    /** Mounts one. @throws TestAbortedException where this account may not: {@link FileSizeLimit} needs no right */
    public static SmallDisk at(Path folder, long bytes) throws IOException {
        Files.createDirectories(folder);
        if (!run(List.of("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", folder.toString()))) {
            throw new TestAbortedException("no disk can be mounted by this account");
        }
        return new SmallDisk(folder);
    }

    /** Until nothing more can be written. */
    public void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(new byte[BLOCK]);
            }
        } catch (IOException e) {
            if (Files.getFileStore(at).getUsableSpace() >= BLOCK) {
                throw e;
            }
        }
    }

    /** There is room again. */
    public void makeRoom() throws IOException {
        Files.delete(filler());
    }

    /** Without the filling. */
    public List<Path> files() throws IOException {
        try (var all = Files.list(at)) {
            return all.filter(file -> !file.equals(filler())).toList();
        }
    }

    private Path filler() {
        return at.resolve("filler");
    }

    @Override
    public void close() throws IOException {
        if (!run(List.of("umount", at.toString())) && !run(List.of("umount", "-l", at.toString()))) {
            throw new IOException("the disk could not be taken away");
        }
    }

    /** As root, or as an account that may become root without a word. */
    private static boolean run(List<String> command) {
        List<String> asRoot = new ArrayList<>(List.of("sudo", "-n"));
        asRoot.addAll(command);
        return ends(command) || ends(asRoot);
    }

    private static boolean ends(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
