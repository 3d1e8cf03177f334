package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.overread.core.ingest.IngestResult;
import org.overread.core.ingest.Quarantined;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description = "Lists the studies and series of a folder, and the files that cannot be read with their reason.")
final class IndexCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "a folder of any layout")
    private Path folder;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        IngestResult result = StudyInput.read(List.of(folder));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(document(result)));
        } else {
            list(result, out);
        }
        if (result.studies().isEmpty()) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, StudyInput.nothing(List.of(folder), result.quarantined()));
        }
        return ExitCode.DONE.status();
    }

    private static ObjectNode document(IngestResult result) {
        ObjectNode root = Json.object();
        ArrayNode studies = root.putArray("studies");
        for (Study study : result.studies()) {
            ObjectNode node = studies.addObject();
            node.put("studyInstanceUid", study.studyInstanceUid());
            node.put("patientId", study.patient().id());
            node.put("studyDate", study.date().orElse(null));
            ArrayNode modalities = node.putArray("modalities");
            modalities(study).forEach(modalities::add);
            ArrayNode series = node.putArray("series");
            study.series().forEach(one -> series(one, series.addObject()));
        }
        ArrayNode quarantined = root.putArray("quarantined");
        for (Quarantined file : result.quarantined()) {
            quarantined.addObject().put("file", file.file().toString()).put("reason", file.reason());
        }
        return root;
    }

    private static TreeSet<String> modalities(Study study) {
        TreeSet<String> modalities = new TreeSet<>();
        study.series().forEach(series -> modalities.add(series.modality()));
        return modalities;
    }

    private static void series(Series series, ObjectNode node) {
        node.put("seriesInstanceUid", series.seriesInstanceUid());
        node.put("modality", series.modality());
        node.put("instances", series.instances().size());
        node.put("frames", series.frames());
        node.put("volumetric", series.volumetric());
        ArrayNode warnings = node.putArray("warnings");
        series.warnings().forEach(warnings::add);
    }

    private static void list(IngestResult result, PrintWriter out) {
        for (Study study : result.studies()) {
            out.printf(
                    "study %s  %s  %s  %s%n",
                    study.studyInstanceUid(),
                    study.date().orElse("no date"),
                    String.join(",", modalities(study)),
                    study.description());
            for (Series series : study.series()) {
                out.printf(
                        "  series %s  %s  %d instances, %d frames%s  %s%n",
                        series.seriesInstanceUid(),
                        series.modality(),
                        series.instances().size(),
                        series.frames(),
                        series.volumetric() ? ", volume" : "",
                        series.description());
                series.warnings().forEach(warning -> out.println("    warning: " + warning));
            }
        }
        result.quarantined().forEach(file -> out.println("quarantined " + file.file() + ": " + file.reason()));
    }
}
