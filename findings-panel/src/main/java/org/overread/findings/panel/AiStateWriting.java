package org.overread.findings.panel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ReadingMode;
import org.overread.core.inference.RolloutPhase;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.RunState;
import org.overread.core.inference.SeriesResult;

/** Writes the AI state lines of a study: one for each run, or "not run". */
final class AiStateWriting {
    private final PanelTexts texts;
    private final FindingTexts wording;
    private final boolean entitledToSilent;
    private final Predicate<String> stoppable;
    private final ScoreWriting scores;
    private final Set<String> takenUp = new HashSet<>();

    AiStateWriting(PanelTexts texts, FindingTexts wording, boolean entitledToSilent, Predicate<String> stoppable) {
        this.texts = texts;
        this.scores = new ScoreWriting(texts);
        this.wording = wording;
        this.entitledToSilent = entitledToSilent;
        this.stoppable = stoppable;
    }

    /** The reader has asked for the late results of these runs. */
    void takeUp(List<InferenceStatus> runs) {
        runs.stream().filter(this::offered).map(InferenceStatus::runUid).forEach(takenUp::add);
    }

    /** Another study is read. */
    void forget() {
        takenUp.clear();
    }

    /** At least one line; of silent and suspended models those only know who are entitled to (invariant I4). */
    List<AiStateLine> lines(List<InferenceStatus> runs) {
        List<InferenceStatus> told = runs.stream()
                .filter(run -> entitledToSilent || run.state() != RunState.SILENT && !suspended(run))
                .toList();
        List<InferenceStatus> forOthers = told.stream()
                .filter(run -> run.state() == RunState.NOT_ELIGIBLE && !suspended(run))
                .toList();
        boolean together = forOthers.size() > 1;
        List<AiStateLine> lines = new ArrayList<>(told.stream()
                .filter(run -> !together || !forOthers.contains(run))
                .map(this::line)
                .toList());
        if (together) {
            lines.add(notEligible(forOthers, lines.isEmpty()));
        }
        return lines.isEmpty() ? List.of(notRun()) : lines;
    }

    /** Models for other examinations take one line: by name where no model is for this one, else how many they are. */
    private AiStateLine notEligible(List<InferenceStatus> runs, boolean named) {
        String names = runs.stream().map(run -> run.model().name()).distinct().collect(Collectors.joining(", "));
        String text =
                named ? texts.text("ai.NOT_ELIGIBLE.named", names) : texts.text("ai.NOT_ELIGIBLE.others", runs.size());
        return plain(Optional.empty(), text, texts.text("next.NOT_ELIGIBLE"));
    }

    private AiStateLine notRun() {
        return plain(Optional.empty(), texts.text("ai.NOT_RUN"), texts.text("next.NOT_RUN"));
    }

    private static AiStateLine plain(Optional<RunState> state, String text, String next) {
        return new AiStateLine(
                state, text, next, Optional.empty(), false, OptionalDouble.empty(), false, false, "", List.of());
    }

    private AiStateLine line(InferenceStatus run) {
        RunState state = shownAs(run);
        boolean offered = offered(run);
        return new AiStateLine(
                Optional.of(state),
                text(run, state, offered),
                next(run, state, offered),
                Optional.of(model(run, state)),
                !run.model().clinicalUse(),
                state == RunState.RUNNING ? OptionalDouble.of(run.progress()) : OptionalDouble.empty(),
                offered,
                !run.finished() && stoppable.test(run.runUid()),
                run.runUid(),
                shows(state) ? scores.lines(run.whole().scores()) : List.of());
    }

    // a late run whose results were asked for has simply run
    private RunState shownAs(InferenceStatus run) {
        if (run.state() != RunState.LATE || !takenUp.contains(run.runUid())) {
            return run.state();
        }
        return run.findings().isEmpty() ? RunState.NO_FINDINGS : RunState.FINDINGS;
    }

    private boolean offered(InferenceStatus run) {
        return asked(run) && !takenUp.contains(run.runUid());
    }

    /** Whether its results are there and come when the reader asks. */
    private static boolean asked(InferenceStatus run) {
        boolean onRequest =
                run.state() == RunState.HELD && run.details().terms().mode() == ReadingMode.ON_REQUEST;
        return run.finished() && (run.state() == RunState.LATE || onRequest);
    }

    private static boolean suspended(InferenceStatus run) {
        return run.details().terms().phase() == RolloutPhase.SUSPENDED;
    }

    private String text(InferenceStatus run, RunState state, boolean offered) {
        if (suspended(run)) {
            return texts.text("ai.SUSPENDED");
        }
        return switch (state) {
            case NOT_ELIGIBLE, FAILED -> texts.text("ai." + state, why(run));
            case RUNNING -> texts.text("ai.RUNNING", Math.round(100 * run.progress()));
            case LATE -> texts.text(offered ? "ai.LATE.ready" : "ai.LATE");
            case NO_FINDINGS, FINDINGS -> ran(run, state);
            case HELD -> texts.text("ai." + held(run.details().terms().mode()));
            case QUEUED -> texts.text(run.reason().isPresent() ? "ai.QUEUED.forMemory" : "ai.QUEUED");
            case SUPERSEDED, SILENT -> texts.text("ai." + state);
        };
    }

    /** By the reason's code; of what has no words here by the failure's, with what was said. */
    private String why(InferenceStatus run) {
        String said = run.reason().map(texts::reason).orElse(texts.text("ai.reasonUnknown"));
        return run.details()
                .failure()
                .filter(code -> run.reason().filter(RunReason::worded).isEmpty())
                .map(code -> texts.text("ai.failure." + code, said))
                .orElse(said);
    }

    private static String held(ReadingMode mode) {
        return mode == ReadingMode.SECOND_READ ? "HELD.SECOND_READ" : "HELD";
    }

    private String ran(InferenceStatus run, RunState state) {
        if (run.details().terms().mode() == ReadingMode.TRIAGE_ONLY) {
            return texts.text("ai.TRIAGE." + state);
        }
        String text = timed(ending(run, state), run.elapsed());
        if (!run.details().beside().isEmpty()) {
            text = texts.text("ai.because", text, beside(run));
        }
        if (run.details().cached()) {
            text = texts.text("ai.because", text, texts.text("ai.cached"));
        }
        if (!run.details().fallbacks().isEmpty()) {
            String why = String.join("; ", run.details().fallbacks());
            text = texts.text("ai.because", text, texts.text("ai.fallback", run.provider(), why));
        }
        Optional<String> notKept = run.details().notKept();
        return notKept.isPresent() ? texts.text("ai.because", text, texts.text("ai.notKept", notKept.get())) : text;
    }

    /** Which series were chosen for the further channels, and where there was a choice. */
    private String beside(InferenceStatus run) {
        return run.details().beside().stream()
                .map(channel -> texts.text(
                        channel.fitting() > 1 ? "ai.channel.chosen" : "ai.channel",
                        channel.channel(),
                        channel.title(),
                        channel.fitting()))
                .collect(Collectors.joining("; "));
    }

    private String model(InferenceStatus run, RunState state) {
        String name = wording.model(run.model());
        return shows(state) && !run.whole().scores().isEmpty() ? texts.text("score.model", name) : name;
    }

    private static boolean shows(RunState state) {
        return state == RunState.FINDINGS || state == RunState.NO_FINDINGS;
    }

    private String ending(InferenceStatus run, RunState state) {
        long positive = ScoreWriting.positive(run.whole().scores());
        if (state == RunState.NO_FINDINGS && positive > 0) {
            return texts.text("ai.SCORES", positive);
        }
        return state == RunState.NO_FINDINGS && overImages(run.whole())
                ? texts.text("ai.MAPS")
                : texts.text("ai." + state, run.findings().size());
    }

    /** Of a run without findings: whether it says something all the same. */
    private static String marked(InferenceStatus run) {
        if (ScoreWriting.positive(run.whole().scores()) > 0) {
            return "next.SCORES";
        }
        return overImages(run.whole()) ? "next.MAPS" : "next.NO_FINDINGS";
    }

    private static boolean overImages(SeriesResult whole) {
        return !whole.maps().isEmpty() || !whole.keyPoints().isEmpty();
    }

    private String timed(String text, Duration elapsed) {
        return texts.text("ai.seconds", text, texts.oneDecimal(elapsed.toMillis() / 1000.0));
    }

    private String next(InferenceStatus run, RunState state, boolean offered) {
        ReadingMode mode = run.details().terms().mode();
        boolean triage = mode == ReadingMode.TRIAGE_ONLY;
        if (suspended(run)) {
            return texts.text("next.SUSPENDED");
        }
        return switch (state) {
            case HELD -> {
                boolean byButton = texts.keys().host(PanelKeys.LATE_RESULTS).isEmpty();
                yield texts.text("next." + held(mode) + (byButton && offered ? ".byButton" : ""));
            }
            case FAILED -> texts.text("next.FAILED_RUN");
            case LATE -> texts.text(offered ? "next.LATE.ready" : "next.LATE");
            case FINDINGS -> texts.text(triage ? "next.TRIAGE" : "next.first");
            case NO_FINDINGS -> texts.text(triage ? "next.TRIAGE" : marked(run));
            default -> texts.text("next." + state);
        };
    }
}
