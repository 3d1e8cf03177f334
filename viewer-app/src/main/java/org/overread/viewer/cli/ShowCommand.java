package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.overread.viewer.show.ObjectText;
import org.overread.viewer.show.ResultObjects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints what result objects of any system say: structured reports, key objects, segmentations,"
                + " presentation states.")
final class ShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "DICOM files")
    private List<Path> files;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Option(names = "--tree", description = "with the whole content tree of reports")
    private boolean tree;

    @Override
    public Integer call() {
        ObjectNode document = Json.object();
        ArrayNode objects = document.putArray("objects");
        boolean refused = false;
        for (Path file : files) {
            ObjectNode shown = shown(file);
            objects.add(shown);
            refused |= shown.has("error");
        }
        if (json) {
            spec.commandLine().getOut().println(Json.text(document));
        } else {
            objects.forEach(shown -> print((ObjectNode) shown));
        }
        return (refused ? ExitCode.INPUT_REFUSED : ExitCode.DONE).status();
    }

    private ObjectNode shown(Path file) {
        ObjectNode shown = Json.object().put("file", file.toString());
        try {
            return shown.setAll(ResultObjects.read(file, tree));
        } catch (IOException e) {
            String reason = DicomInput.reason(e, file);
            spec.commandLine().getErr().println("overread: " + file + ": " + reason);
            return shown.put("error", reason);
        }
    }

    private void print(ObjectNode shown) {
        if (shown.has("error")) {
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(shown.path("file").asText());
        ObjectText.lines(shown).forEach(line -> out.println("  " + line));
    }
}
