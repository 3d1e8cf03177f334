package org.overread.kernels.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.overread.core.codec.FrameFormat;

/**
 * A decoder of DCMTK's command line tools. What it takes for the compressed file, less what it takes for the same file
 * uncompressed: wall time, since a process that has ended does not tell its processor time.
 */
final class DcmtkPeer implements DecodePeer {
    private final Path tool;
    private final List<String> options;
    private final Set<String> syntaxes;

    private DcmtkPeer(Path tool, List<String> options, Set<String> syntaxes) {
        this.options = options;
        this.tool = tool;
        this.syntaxes = syntaxes;
    }

    /** A tool on the path; empty where it is not installed. */
    static Optional<DcmtkPeer> find(String tool, List<String> options, String... syntaxes) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            Path candidate = Path.of(folder, tool);
            if (Files.isExecutable(candidate)) {
                return Optional.of(new DcmtkPeer(candidate, options, Set.of(syntaxes)));
            }
        }
        return Optional.empty();
    }

    @Override
    public String name() {
        return "DCMTK " + tool.getFileName();
    }

    @Override
    public boolean decodes(String transferSyntaxUid) {
        return syntaxes.contains(transferSyntaxUid);
    }

    @Override
    public double milliseconds(Path file, ByteBuffer codestream, FrameFormat format) throws IOException {
        Path folder = Files.createTempDirectory("decode");
        Path raw = folder.resolve("raw.dcm");
        Path again = folder.resolve("again.dcm");
        try {
            double compressed = run(file, raw);
            return compressed - run(raw, again);
        } finally {
            Files.deleteIfExists(raw);
            Files.deleteIfExists(again);
            Files.delete(folder);
        }
    }

    private double run(Path from, Path to) throws IOException {
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(options);
        command.addAll(List.of(from.toString(), to.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        long begun = System.nanoTime();
        Process process = builder.start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(name() + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name() + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        return (System.nanoTime() - begun) / 1e6;
    }
}
