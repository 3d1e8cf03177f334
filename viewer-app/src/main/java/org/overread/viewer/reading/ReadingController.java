package org.overread.viewer.reading;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.overread.core.image.FrameRef;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.review.ReviewEntry;
import org.overread.core.review.ReviewState;
import org.overread.findings.panel.FindingsModel;
import org.overread.findings.panel.PanelSettings;
import org.overread.viewer.hanging.Hanging;
import org.overread.viewer.hanging.HangingRoom;
import org.overread.viewer.overlaying.Overlaying;
import org.overread.viewer.viewport.OverlayOutcome;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** The study being read: takes it up and leaves it, and keeps panel, marks and images with its review. Thread: JavaFX. */
final class ReadingController {
    private final ReadingHost host;
    private final ViewportGrid viewports;
    private final ReadingNews news;
    private final FindingsModel model;
    private final ReadingActions actions;
    private final MarksOnScreen marks;
    private final FindingViews views;
    private final OverlaysInWindow overlays;
    private final RunsInWindow runs;
    private final Exposure exposure;
    private final SeriesPlaces places;
    private final Hanging hanging;
    private Optional<StudyReading> reading = Optional.empty();
    private Optional<FindingDecisions> decisions = Optional.empty();
    private Runnable marksListener = () -> {};

    ReadingController(
            ReadingHost host,
            ViewportGrid viewports,
            PanelSettings settings,
            ReadingNews news,
            Function<HangingRoom, Hanging> hung) {
        this.host = host;
        this.viewports = viewports;
        this.news = news;
        this.actions = new ReadingActions(this, host, news);
        this.model = new FindingsModel(actions, settings);
        this.marks = new MarksOnScreen(model);
        this.views = new FindingViews(viewports, model, marks);
        this.overlays = new OverlaysInWindow(host, viewports, model, marks);
        this.runs = new RunsInWindow(this::reading, model, overlays);
        this.exposure = new Exposure(host, this::reading);
        this.places = new SeriesPlaces(viewports, views, news, this::reading);
        this.hanging = hung.apply(places);
        model.addListener(new PanelFollower(views, model, news));
        viewports.furnish(this::furnish);
        viewports.onActive(any -> news.changed());
    }

    private void furnish(Viewport viewport) {
        viewport.marks().source(marks);
        viewport.marks().onPainted((frame, outcome) -> painted(viewport, frame, outcome));
        viewport.marks().onBoxMoved(moved -> reading.ifPresent(study -> views.boxMoved(study, moved)));
    }

    // --- the study --------------------------------------------------------------------------------------------------

    /** Takes up a study, hung by a protocol, else with its first series; what was on screen before is gone at once. */
    void open(OpenStudy study) {
        if (reading.isPresent()) {
            close();
        }
        StudyReading opened = begin(study);
        if (!hanging.open(study.study())) {
            opened.first().ifPresent(places::turnTo);
        }
        // while the picture is being made
        follow(opened);
        news.changed();
    }

    private StudyReading begin(OpenStudy study) {
        StudyReading opened = new StudyReading(study);
        reading = Optional.of(opened);
        decisions =
                Optional.of(new FindingDecisions(opened, host, model, new NewsOfStudy(news, () -> isOnScreen(opened))));
        overlays.open(study.study());
        return opened;
    }

    private void follow(StudyReading opened) {
        opened.review().onChange(state -> reviewed(opened, state));
        reviewed(opened, opened.review().state());
    }

    /** The same study with more images: the reader stays where he is. */
    void grow(OpenStudy study) {
        KeptPlaces kept = KeptPlaces.of(viewports);
        leave(true);
        StudyReading more = begin(study);
        follow(more);
        kept.show(more, viewports);
        hanging.grown(study.study());
        news.changed();
    }

    void close() {
        hanging.close();
        leave(false);
    }

    private void leave(boolean grows) {
        places.clear(grows);
        reading = Optional.empty();
        decisions = Optional.empty();
        runs.forget();
        overlays.close();
        marks.clear();
        model.study().aiShown(true);
        model.noStudy();
        Problem.ofStudy().forEach(what -> news.problem(what, Optional.empty()));
        news.changed();
    }

    /** A model run has come further. */
    void inference(InferenceStatus status) {
        if (runs.update(status)) {
            news.changed();
        }
    }

    /** When the decision was first made that an undo or redo would be of. */
    Optional<Instant> nextStep(ReviewEntry.Cause cause) {
        return reading.flatMap(study -> study.review().nextStep(cause));
    }

    /** Which slice of its series a frame is, from 1. */
    Optional<Integer> slice(FrameRef frame) {
        return reading.flatMap(study -> study.stackOf(frame))
                .map(stack -> stack.position(frame).orElseThrow() + 1);
    }

    // --- following --------------------------------------------------------------------------------------------------

    boolean isOnScreen(StudyReading study) {
        return reading.filter(now -> now == study).isPresent();
    }

    private void reviewed(StudyReading study, ReviewState state) {
        if (isOnScreen(study)) {
            marks.review(Optional.of(state));
            runs.reviewed(state);
            model.update(state);
            views.refreshMarks();
            news.changed();
        }
    }

    private void painted(Viewport viewport, PaintedFrame frame, OverlayOutcome outcome) {
        viewport.texts().marks(marks.cornerText(outcome.painted(), frame.layers()));
        exposure.seen(outcome.painted(), frame.layers(), frame.ref());
        marksListener.run();
    }

    /** Is told when marks have been painted, or are to be. */
    void onMarks(Runnable told) {
        marksListener = told;
    }

    // --- its parts --------------------------------------------------------------------------------------------------

    Optional<StudyReading> reading() {
        return reading;
    }

    Optional<FindingDecisions> decisions() {
        return decisions;
    }

    FindingsModel model() {
        return model;
    }

    ReadingActions actions() {
        return actions;
    }

    RunsInWindow runs() {
        return runs;
    }

    FindingViews views() {
        return views;
    }

    MarksOnScreen marks() {
        return marks;
    }

    Exposure exposure() {
        return exposure;
    }

    Overlaying overlaying() {
        return overlays.overlaying();
    }

    SeriesPlaces places() {
        return places;
    }

    Hanging hanging() {
        return hanging;
    }
}
