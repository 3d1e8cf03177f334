package org.overread.viewer.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunState;
import org.overread.core.report.OutboxEntry;
import org.overread.core.review.ReviewState;
import org.overread.findings.panel.FindingsModel;
import org.overread.findings.panel.PanelMode;
import org.overread.viewer.station.ReadingStation;
import org.overread.viewer.station.Screen;
import org.overread.viewer.station.StudySession;

/**
 * The main job, scripted: a study is open and its model runs; the first finding is accepted, the second modified, the
 * third rejected, by a reader's keys; the rest stays not assessed; the report is signed and delivered.
 */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    /** Typed over the second finding's diameter, mm. */
    private static final String CORRECTED_DIAMETER = "8";
    /** The key of "vessel or airway". */
    private static final String REASON = "2";

    private final ReadingStation station;
    private final ScriptedReader reader;
    private final Instant started;

    /** @param screens where pictures of the screen go @param started when the process did */
    public Demo(ReadingStation station, Path screens, Instant started) {
        this.station = station;
        this.reader = new ScriptedReader(station.window().robot(), screens);
        this.started = started;
    }

    /** Runs to the last delivery. */
    public DemoResult run() throws DemoException {
        reader.lookUntil(() -> station.desk().session().isPresent() || refused(), "the study");
        StudySession session = station.desk().session().orElseThrow(() -> new DemoException(refusal()));
        reader.lookAtImage();
        reader.picture("first-image");
        if (session.review().state().signed()) {
            throw new DemoException("this study is signed already in this data folder; choose another --data");
        }
        awaitModels();
        takeUpLateResults(session);
        reader.picture("findings");
        decide();
        sign(session);
        List<OutboxEntry> delivered = awaitDeliveries(session);
        reader.picture("delivered");
        double inference = session.runs().all().stream()
                .mapToDouble(run -> run.elapsed().toMillis() / 1e3)
                .sum();
        return new DemoResult(
                session.study().studyInstanceUid(),
                session.runs().all(),
                Screen.call(() -> session.review().state()),
                delivered,
                new DemoSeconds(
                        secondsUntil(session.complete()),
                        secondsUntil(station.firstImage().join()),
                        inference,
                        secondsUntil(Instant.now())));
    }

    private void awaitModels() throws DemoException {
        try {
            station.desk().settled().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new DemoException("the model run did not end within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted", e);
        }
        reader.lookAtImage();
    }

    /** Results that came after the deadline are offered, not forced: the reader asks for them by key. */
    private void takeUpLateResults(StudySession session) throws DemoException {
        boolean late = session.runs().all().stream()
                .anyMatch(run -> run.state() == RunState.LATE && !run.findings().isEmpty());
        if (late) {
            reader.picture("late");
            reader.press("T");
        }
        int expected = session.runs().all().stream()
                .map(InferenceStatus::findings)
                .mapToInt(List::size)
                .sum();
        reader.lookUntil(() -> findings().rows().size() >= expected, "the findings in the list");
    }

    private void decide() throws DemoException {
        int open = Screen.call(() -> findings().rows().size());
        if (open > 0) {
            reader.press("D");
            reader.picture("first-selected");
            reader.press("A");
            reader.picture("accepted");
        }
        if (open > 1) {
            reader.press("E");
            reader.type(CORRECTED_DIAMETER);
            reader.picture("editing");
            reader.press("Enter");
            reader.picture("modified");
        }
        if (open > 2) {
            reader.press("X");
            reader.picture("rejecting");
            reader.press(REASON);
            reader.picture("rejected");
        }
    }

    private void sign(StudySession session) throws DemoException {
        reader.press("Ctrl+Enter");
        reader.lookUntil(() -> findings().mode() instanceof PanelMode.ConfirmingSignature, "the confirmation");
        reader.picture("confirm");
        reader.press("Ctrl+Enter");
        reader.lookUntil(() -> !(findings().mode() instanceof PanelMode.Signing), "the signature");
        ReviewState state = Screen.call(() -> session.review().state());
        if (!state.signed()) {
            throw new DemoException(
                    "the report was not signed: " + Screen.call(() -> findings().message()));
        }
        reader.picture("signed");
    }

    private List<OutboxEntry> awaitDeliveries(StudySession session) throws DemoException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<OutboxEntry> entries = session.deliveries();
        while (entries.stream().anyMatch(entry -> entry.state() == OutboxEntry.State.PENDING)
                && System.nanoTime() < end) {
            reader.lookAtImage();
            entries = session.deliveries();
        }
        station.desk().tellDeliveries();
        reader.lookAtImage();
        return entries;
    }

    private FindingsModel findings() {
        return station.window().robot().findings();
    }

    private boolean refused() {
        return station.desk().settled().isDone();
    }

    private String refusal() {
        return Screen.call(() -> station.window().robot().writtenTexts())
                .replace('\n', ' ')
                .strip();
    }

    private double secondsUntil(Instant then) {
        return Duration.between(started, then).toMillis() / 1e3;
    }
}
