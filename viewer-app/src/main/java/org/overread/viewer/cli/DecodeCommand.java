package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = "Decodes frames to stored values and prints their hash.")
final class DecodeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "DICOM files")
    private List<Path> files = List.of();

    @Option(names = "--frame", paramLabel = "N|first|last|all", description = "which frames (default: first)")
    private FrameChoice frames = FrameChoice.FIRST;

    @Option(names = "--out", paramLabel = "FILE", description = "write the decoded bytes that were hashed")
    private Path out;

    @Option(names = "--list", paramLabel = "TSV", description = "files from the column 'path' of a table with a header")
    private Path list;

    @Option(names = "--json", description = "print JSON: one document, or a line for each of several files")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (files.isEmpty() && list == null) {
            throw new CommandFailure(ExitCode.USAGE, "name a FILE, or a --list");
        }
        return files.size() == 1 && list == null ? one(files.get(0)) : many();
    }

    private int one(Path file) throws IOException {
        if (out == null) {
            print(decoded(file, OutputStream.nullOutputStream()));
        } else {
            try (OutputStream bytes = Files.newOutputStream(out)) {
                print(decoded(file, bytes));
            }
        }
        return ExitCode.DONE.status();
    }

    private ObjectNode decoded(Path file, OutputStream bytes) {
        try {
            return new FrameHashes(frames).decode(file, bytes);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, file + ": " + DicomInput.reason(e, file), e);
        }
    }

    private void print(ObjectNode node) {
        PrintWriter to = spec.commandLine().getOut();
        if (json) {
            to.println(Json.text(node));
            return;
        }
        node.path("results")
                .forEach(result -> to.println(result.path("sha256").asText() + "  frame "
                        + result.path("frame").asInt()
                        + (result.path("warning").isNull()
                                ? ""
                                : "  warning: " + result.path("warning").asText())));
    }

    /** One JSON line for each file; a refused file is a line too, and not the end. */
    private int many() {
        if (out != null) {
            throw new CommandFailure(ExitCode.USAGE, "--out goes with one file");
        }
        PrintWriter to = spec.commandLine().getOut();
        boolean any = false;
        for (ListedFile listed : listed()) {
            ObjectNode line = Json.object().put("file", listed.name());
            try {
                line.setAll(new FrameHashes(frames).decode(listed.path(), OutputStream.nullOutputStream()));
                any = true;
            } catch (IOException e) {
                line.put("error", DicomInput.reason(e, listed.path()));
            }
            to.println(line);
            to.flush();
        }
        return (any ? ExitCode.DONE : ExitCode.INPUT_REFUSED).status();
    }

    private List<ListedFile> listed() {
        return list == null
                ? files.stream()
                        .map(file -> new ListedFile(file.toString(), file))
                        .toList()
                : ListedFile.read(list);
    }
}
