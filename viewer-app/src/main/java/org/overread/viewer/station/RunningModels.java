package org.overread.viewer.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.application.Platform;
import org.overread.core.inference.BackgroundThread;
import org.overread.core.inference.InferenceRun;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunPriority;
import org.overread.core.inference.RunState;
import org.overread.viewer.reading.Problem;
import org.overread.viewer.theme.Texts;

/** The model runs on the study on screen. Thread: JavaFX. */
final class RunningModels {
    /** How long it goes without saying that models are being opened. */
    private static final Executor PATIENCE = CompletableFuture.delayedExecutor(10, TimeUnit.SECONDS);

    private final CompletableFuture<ModelRunner> models;
    private final WindowNews window;
    private final Predicate<StudySession> onScreen;
    private volatile List<InferenceRun> running = List.of();

    /** What is to be run on a study. @param instead what stands in the place of runs that are not made */
    private record Plan(
            ModelRunner runner,
            ModelRunner.Wish wish,
            List<ModelRunner.Choice> chosen,
            List<InferenceStatus> instead) {}

    /** @param onScreen whether a study still is (invariant I1) */
    RunningModels(CompletableFuture<ModelRunner> models, WindowNews window, Predicate<StudySession> onScreen) {
        this.models = models;
        this.window = window;
        this.onScreen = onScreen;
    }

    /** Starts the runs that are still wanted, as soon as there are models. The turn has settled when they have ended. */
    void start(StudySession opened, OpeningTurn turn) {
        CompletableFuture<Plan> planned = models.thenApplyAsync(runner -> plan(opened, runner), RunningModels::apart);
        PATIENCE.execute(() -> notReady(planned, turn));
        planned.thenAcceptAsync(plan -> run(opened, plan, turn), Platform::runLater)
                .exceptionally(failure -> without(turn, failure));
    }

    /** An engine that does not come to an end with opening models, on a server or not, is told (invariant I10). */
    private static void notReady(CompletableFuture<Plan> planned, OpeningTurn turn) {
        if (!planned.isDone()) {
            turn.tell(reading -> reading.problem(Problem.RUNS, Optional.of(Texts.of("problem.modelsNotReady"))));
            planned.thenRun(() -> turn.tell(reading -> reading.problem(Problem.RUNS, Optional.empty())));
        }
    }

    /** They may not hold up those of the next study. */
    void cancel() {
        running.forEach(InferenceRun::cancel);
        running = List.of();
    }

    /** How to stop a run that has not ended. */
    Optional<Runnable> stop(String runUid) {
        return running.stream()
                .filter(run ->
                        run.status().runUid().equals(runUid) && !run.status().finished())
                .findFirst()
                .map(run -> run::cancel);
    }

    /** Whether a model is for a study is asked of every header in it. */
    private static void apart(Runnable planning) {
        BackgroundThread.start("overread-model-choice", planning);
    }

    private static Plan plan(StudySession opened, ModelRunner runner) {
        ModelRunner.Wish wish = new ModelRunner.Wish(opened.study(), opened.complete(), RunPriority.ON_SCREEN);
        List<InferenceStatus> instead = new ArrayList<>(runner.suspended(wish));
        instead.addAll(runner.refused(opened.study()));
        List<ModelRunner.Choice> chosen = runner.choices(
                opened.study(), (detector, input) -> !opened.runs().hasResult(detector, input));
        return new Plan(runner, wish, chosen, instead);
    }

    private void run(StudySession opened, Plan plan, OpeningTurn turn) {
        if (turn.isCurrent()) {
            turn.tell(reading -> plan.instead().forEach(reading::inference));
            List<InferenceRun> runs = plan.runner()
                    .start(plan.wish(), opened.review().nextNumber(), plan.chosen(), status -> ran(opened, status));
            running = runs;
            CompletableFuture.allOf(runs.stream().map(InferenceRun::ended).toArray(CompletableFuture[]::new))
                    .thenRunAsync(() -> turn.settled().complete(null), Platform::runLater);
        }
    }

    /** An AI that cannot be started is no reason not to read (invariant I7), but the reader is told (invariant I10). */
    private Void without(OpeningTurn turn, Throwable failure) {
        turn.tell(reading -> {
            reading.problem(Problem.RUNS, Optional.of(Texts.of("problem.noModels", Reasons.of(failure))));
            turn.settled().complete(null);
        });
        return null;
    }

    private void ran(StudySession about, InferenceStatus status) {
        about.runs()
                .note(
                        status,
                        failure -> window.tellWhile(
                                () -> onScreen.test(about),
                                reading -> reading.problem(
                                        Problem.RUNS,
                                        failure.map(cause -> Texts.of("problem.runNotKept", Reasons.of(cause))))));
        window.tellWhile(() -> onScreen.test(about), reading -> {
            reading.inference(about.runs().toReader(status));
            if (status.state() == RunState.FINDINGS && !about.review().state().signed()) {
                about.listed(status);
            }
        });
    }
}
