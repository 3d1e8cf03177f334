package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.ModelIdentity;
import org.overread.viewer.station.ModelShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "models", mixinStandardHelpOptions = true, description = "Lists or checks model packages.")
final class ModelsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what: models list, or models check DIR");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "What is installed, and what is refused and why.")
    int list(@Option(names = "--json", description = "print one JSON document") boolean json) {
        List<Path> packages = ModelShelf.packages(DataOption.of(spec).settings().models());
        try (ModelShelf shelf = ModelShelf.open(packages)) {
            print(shelf, json);
        }
        return ExitCode.DONE.status();
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Whether a package is sound: files, hashes, manifest, and that it loads.")
    int check(
            @Parameters(paramLabel = "DIR", description = "a model package") Path folder,
            @Option(names = "--json", description = "print one JSON document") boolean json) {
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, "no such folder: " + folder);
        }
        try (ModelShelf shelf = ModelShelf.open(List.of(folder))) {
            if (!shelf.refused().isEmpty()) {
                throw new CommandFailure(ExitCode.INPUT_REFUSED, String.join("; ", shelf.refused()));
            }
            print(shelf, json);
        }
        return ExitCode.DONE.status();
    }

    private void print(ModelShelf shelf, boolean json) {
        if (json) {
            spec.commandLine().getOut().println(Json.text(document(shelf)));
            return;
        }
        for (FindingDetector detector : shelf.detectors()) {
            ModelIdentity model = detector.model();
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s  %s %s  %s  sha256 %s%n",
                            model.id(),
                            model.name(),
                            model.version(),
                            model.clinicalUse() ? "for clinical use" : "reference, not for clinical use",
                            model.sha256());
        }
        shelf.refused().forEach(refusal -> spec.commandLine().getOut().println("refused  " + refusal));
    }

    private static ObjectNode document(ModelShelf shelf) {
        ObjectNode root = Json.object();
        ArrayNode models = root.putArray("models");
        for (FindingDetector detector : shelf.detectors()) {
            ModelIdentity model = detector.model();
            models.addObject()
                    .put("id", model.id())
                    .put("name", model.name())
                    .put("version", model.version())
                    .put("manufacturer", model.manufacturer())
                    .put("deviceUid", model.deviceUid())
                    .put("modelSha256", model.sha256())
                    .put("clinicalUse", model.clinicalUse());
        }
        ArrayNode refused = root.putArray("refused");
        shelf.refused().forEach(refused::add);
        return root;
    }
}
