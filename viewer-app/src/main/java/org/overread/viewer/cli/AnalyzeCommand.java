package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.overread.core.finding.ModelScore;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceRun;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ResultRelease;
import org.overread.core.inference.RolloutPhase;
import org.overread.core.inference.RunPriority;
import org.overread.core.inference.RunState;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.sr.UnverifiedIds;
import org.overread.core.sr.UnverifiedReportWriter;
import org.overread.core.sr.UnverifiedRun;
import org.overread.core.store.StationStore;
import org.overread.core.study.Study;
import org.overread.viewer.station.EngineFolder;
import org.overread.viewer.station.InferenceSettings;
import org.overread.viewer.station.ModelRunner;
import org.overread.viewer.station.ModelShelf;
import org.overread.viewer.station.Readers;
import org.overread.viewer.station.SeriesChoice;
import org.overread.viewer.station.SettingsException;
import org.overread.viewer.station.Station;
import org.overread.viewer.station.StationOptions;
import org.overread.viewer.station.StationSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        description = "Runs models on a study without a window. What they find is unverified.")
final class AnalyzeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "files or folders of one study")
    private List<Path> paths;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "where findings.json, SR and SEG go")
    private Path out;

    @Option(names = "--study", paramLabel = "UID", description = "which study of those found")
    private String study;

    @Option(
            names = "--model",
            paramLabel = "ID|DIR",
            description = "one model: a package's id or folder (default: all)")
    private String model;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "after which a run counts as late; it is waited for all the same")
    private Double deadlineSeconds;

    @Option(
            names = "--for-monitoring",
            description = "also what silent models found, for those whom the site's settings name as monitors")
    private boolean forMonitoring;

    @Option(names = "--json", description = "print findings.json, too")
    private boolean json;

    private Map<String, InferenceStatus> monitored = Map.of();

    @Override
    public Integer call() throws IOException {
        DataOption data = DataOption.of(spec);
        StationSettings settings = data.settings();
        StationOptions options =
                StationOptions.of(data.folder(), settings, reader(settings)).withDeadline(deadline(settings));
        if (forMonitoring) {
            MonitoringAccess.require(options);
        }
        Study read = StudyInput.one(paths, Optional.ofNullable(study));
        Instant complete = Instant.now();
        Files.createDirectories(out);
        List<InferenceStatus> ended;
        Map<String, ModelScore> operatingPoints = new HashMap<>();
        try (StationStore store = StoreAccess.open(data.folder());
                ModelShelf shelf = ModelShelf.open(
                        ModelChoice.packages(model, settings), settings.inference(), EngineFolder.of(options));
                ModelRunner runner = new ModelRunner(shelf, options, store, Clock.systemUTC())) {
            requireModels(shelf, options.inference(), read);
            shelf.detectors()
                    .forEach(detector -> detector.operatingPoint()
                            .ifPresent(point ->
                                    operatingPoints.put(detector.model().sha256(), point)));
            ended = ended(runner.start(
                    new ModelRunner.Wish(read, complete, RunPriority.ON_SCREEN),
                    1,
                    (detector, input) -> true,
                    status -> {}));
            record(store, ended);
            if (forMonitoring) {
                monitored = new MonitoringAccess(store, options).runs(read, ended);
            }
        }
        List<InferenceStatus> told = told(ended);
        String document = Json.text(document(read, told, operatingPoints));
        Files.writeString(out.resolve("findings.json"), document);
        if (json) {
            spec.commandLine().getOut().println(document);
        } else {
            told.forEach(this::print);
        }
        return exitCode(told).status();
    }

    /** Of silent models among others a caller is not even told that they ran, unless he monitors them (invariant I4). */
    private List<InferenceStatus> told(List<InferenceStatus> ended) {
        return forMonitoring || onlySilent(ended)
                ? ended
                : ended.stream().filter(run -> run.state() != RunState.SILENT).toList();
    }

    private static boolean onlySilent(List<InferenceStatus> ended) {
        List<InferenceStatus> ran = thatRan(ended);
        return !ran.isEmpty() && ran.stream().allMatch(run -> run.state() == RunState.SILENT);
    }

    /** Silent models have nothing to tell a caller (invariant I4), and those that the study is not for no results. */
    private ExitCode exitCode(List<InferenceStatus> ended) {
        if (ended.stream().anyMatch(run -> run.state() == RunState.FAILED)) {
            return ExitCode.FAILED;
        }
        return onlySilent(ended) && !forMonitoring ? ExitCode.NOT_PERMITTED : ExitCode.DONE;
    }

    private static List<InferenceStatus> thatRan(List<InferenceStatus> ended) {
        return ended.stream()
                .filter(run -> run.state() != RunState.NOT_ELIGIBLE)
                .toList();
    }

    private static ReaderIdentity reader(StationSettings settings) {
        try {
            return Readers.resolve(Optional.empty(), settings);
        } catch (SettingsException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    private Duration deadline(StationSettings settings) {
        if (deadlineSeconds == null) {
            return settings.deadline();
        }
        if (!(deadlineSeconds > 0) || deadlineSeconds > 3600) {
            throw new CommandFailure(ExitCode.USAGE, "--deadline takes seconds above 0, at most 3600");
        }
        return Duration.ofMillis(Math.round(deadlineSeconds * 1000));
    }

    private static void requireModels(ModelShelf shelf, InferenceSettings site, Study study) {
        if (shelf.detectors().isEmpty()) {
            String why = shelf.refused().isEmpty() ? "no model is installed" : String.join("; ", shelf.refused());
            throw new CommandFailure(ExitCode.INPUT_REFUSED, why);
        }
        List<FindingDetector> forIt = shelf.detectors().stream()
                .filter(detector -> SeriesChoice.hasEligible(study, detector))
                .toList();
        if (!forIt.isEmpty()
                && forIt.stream().allMatch(detector -> site.phase(detector.model()) == RolloutPhase.SUSPENDED)) {
            throw new CommandFailure(ExitCode.NOT_PERMITTED, "the site has suspended this model");
        }
    }

    private static List<InferenceStatus> ended(List<InferenceRun> runs) {
        List<InferenceStatus> ended = new ArrayList<>();
        for (InferenceRun run : runs) {
            ended.add(ResultRelease.toCaller(run.ended().join()));
        }
        return ended;
    }

    /** Every inference is in the audit trail before its results leave the station (invariant I5). */
    private static void record(StationStore store, List<InferenceStatus> runs) {
        try {
            runs.forEach(run -> store.findings().recordRun(run).join());
        } catch (CompletionException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "the run could not be recorded, so its results are withheld: "
                            + e.getCause().getMessage(),
                    e);
        }
    }

    /** What findings.json says; the SR and SEG that it names are written first. */
    private ObjectNode document(Study study, List<InferenceStatus> ended, Map<String, ModelScore> operatingPoints)
            throws IOException {
        ZonedDateTime now = ZonedDateTime.now();
        UnverifiedFiles files = new UnverifiedFiles(
                out,
                new UnverifiedReportWriter(Station.identity()),
                thatRan(ended).size() <= 1);
        ObjectNode root = Json.object().put("studyInstanceUid", study.studyInstanceUid());
        ArrayNode runs = root.putArray("runs");
        for (InferenceStatus run : ended) {
            Optional<ModelScore> point =
                    Optional.ofNullable(operatingPoints.get(run.model().sha256()));
            ObjectNode node = RunJson.of(run);
            ArrayNode documents = node.putArray("documents");
            files.write(new UnverifiedRun(study, run, point, UnverifiedIds.create(), now))
                    .forEach(documents::add);
            Optional.ofNullable(monitored.get(run.runUid()))
                    .ifPresent(silent -> node.set("monitoring", RunJson.of(silent)));
            runs.add(node);
        }
        return root;
    }

    private void print(InferenceStatus run) {
        spec.commandLine()
                .getOut()
                .printf(
                        "%s %s: %s%s, %d findings, %.1f s%s%n",
                        run.model().name(),
                        run.model().version(),
                        RunJson.state(run.state()),
                        run.said().map(reason -> " (" + reason + ")").orElse(""),
                        run.findings().size(),
                        run.elapsed().toMillis() / 1e3,
                        run.model().clinicalUse() ? "" : "; reference model, not for clinical use");
    }
}
