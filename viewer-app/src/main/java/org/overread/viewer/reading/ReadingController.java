package org.overread.viewer.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.overlay.OverlayShape;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.ReviewEntry;
import org.overread.core.review.ReviewState;
import org.overread.findings.panel.FindingsActions;
import org.overread.findings.panel.FindingsModel;
import org.overread.findings.panel.PanelMode;
import org.overread.findings.panel.PanelSettings;
import org.overread.viewer.hanging.Hanging;
import org.overread.viewer.hanging.HangingRoom;
import org.overread.viewer.overlaying.Overlaying;
import org.overread.viewer.viewport.OverlayOutcome;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.PaintedLayer;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** Joins study, review, model runs, panel and image. Thread: JavaFX. */
final class ReadingController implements FindingsActions {
    private final ReadingHost host;
    private final ViewportGrid viewports;
    private final ReadingNews news;
    private final FindingsModel model;
    private final MarksOnScreen marks;
    private final FindingViews views;
    private final OverlaysInWindow overlays;
    private Optional<StudyReading> reading = Optional.empty();
    private Optional<FindingDecisions> decisions = Optional.empty();
    private ModelRuns runs = new ModelRuns();
    private final SeriesPlaces places;
    private final Hanging hanging;
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
        this.model = new FindingsModel(this, settings);
        this.marks = new MarksOnScreen(model);
        this.views = new FindingViews(viewports, model, marks);
        this.overlays = new OverlaysInWindow(host, viewports, model, marks);
        this.places = new SeriesPlaces(viewports, views, news, this::reading);
        this.hanging = hung.apply(places);
        model.addListener(new PanelFollower(views, model, news));
        viewports.furnish(this::furnish);
        viewports.onActive(any -> news.changed());
    }

    private void furnish(Viewport viewport) {
        viewport.marksFrom(marks);
        viewport.onPainted((frame, outcome) -> painted(viewport, frame, outcome));
        viewport.onBoxMoved(moved -> reading.ifPresent(study -> views.boxMoved(study, moved)));
    }

    // --- the study --------------------------------------------------------------------------------------------------

    /** Takes up a study, hung by a protocol, else with its first series; what was on screen before is gone at once. */
    void open(OpenStudy study) {
        close();
        StudyReading opened = takeUp(study);
        if (!hanging.open(study.study())) {
            opened.first().ifPresent(places::turnTo);
        }
        news.changed();
    }

    private StudyReading takeUp(OpenStudy study) {
        StudyReading opened = new StudyReading(study);
        reading = Optional.of(opened);
        decisions =
                Optional.of(new FindingDecisions(opened, host, model, new NewsOfStudy(news, () -> isOnScreen(opened))));
        overlays.open(study.study());
        study.review().onChange(state -> reviewed(opened, state));
        reviewed(opened, study.review().state());
        model.unseen(study.unseen().images());
        return opened;
    }

    /** The same study with more images: the reader stays where he is. */
    void grow(OpenStudy study) {
        KeptPlaces kept = KeptPlaces.of(viewports);
        leave();
        kept.show(takeUp(study), viewports);
        hanging.grown(study.study());
        news.changed();
    }

    void close() {
        hanging.close();
        leave();
    }

    private void leave() {
        viewports.clear();
        reading = Optional.empty();
        decisions = Optional.empty();
        runs = new ModelRuns();
        overlays.close();
        marks.clear();
        model.aiShown(true);
        model.noStudy();
        Problem.ofStudy().forEach(what -> news.problem(what, Optional.empty()));
        news.changed();
    }

    Optional<StudyReading> reading() {
        return reading;
    }

    FindingsModel model() {
        return model;
    }

    /** When the decision was first made that an undo or redo would be of. */
    Optional<Instant> nextStep(ReviewEntry.Cause cause) {
        return reading.flatMap(study -> study.review().nextStep(cause));
    }

    Hanging hanging() {
        return hanging;
    }

    Overlaying overlaying() {
        return overlays.overlaying();
    }

    SeriesPlaces places() {
        return places;
    }

    // --- model runs -------------------------------------------------------------------------------------------------

    /** A run has come further; one on another study than that on screen is passed over (invariant I1). */
    void inference(InferenceStatus status) {
        if (reading.filter(now -> now.study().studyInstanceUid().equals(status.studyInstanceUid()))
                .isPresent()) {
            runs.update(status);
            model.runs(runs.all());
            presentArrived();
            news.changed();
        }
    }

    @Override
    public void showLateResults() {
        runs.takeUpLate().forEach(host::lateResultsTaken);
        presentArrived();
    }

    @Override
    public void commitReading() {
        host.readingCommitted();
    }

    @Override
    public Optional<Runnable> stopRun(String runUid) {
        return host.stopRun(runUid);
    }

    /** Findings that came while a report was being signed wait until it is known whether it was. */
    private void presentArrived() {
        boolean signing = model.mode() instanceof PanelMode.Signing;
        reading.filter(study -> !signing && !study.review().state().signed()).ifPresent(study -> {
            List<Finding> arrived = runs.arrived();
            if (!arrived.isEmpty()) {
                study.review().present(arrived);
            }
            overlays.results(runs.taken(), study.review().state());
        });
    }

    // --- what the reader decides ------------------------------------------------------------------------------------

    @Override
    public void accept(TrackingUid uid) {
        decisions.ifPresent(d -> d.accept(uid));
    }

    @Override
    public void reject(TrackingUid uid, RejectionReason reason) {
        decisions.ifPresent(d -> d.reject(uid, reason));
    }

    @Override
    public void modify(TrackingUid uid, FindingClaim claim) {
        decisions.ifPresent(d -> d.modify(uid, claim));
    }

    @Override
    public void undo() {
        decisions.ifPresent(FindingDecisions::undo);
    }

    @Override
    public void redo() {
        decisions.ifPresent(FindingDecisions::redo);
    }

    /** Adds a finding that the AI missed at a point of the frame on screen, and opens it for editing. */
    void addMissed(Viewport viewport, Optional<ImagePoint> point) {
        decisions.ifPresent(d -> d.addMissed(viewport.painted(), point));
    }

    @Override
    public void sign() {
        reading.ifPresent(study -> decisions.ifPresent(d -> d.sign(() -> isOnScreen(study), this::presentArrived)));
    }

    // --- what the reader looks at -----------------------------------------------------------------------------------

    @Override
    public void goTo(TrackingUid uid) {
        reading.ifPresent(study -> {
            views.goTo(study, uid);
            news.changed();
        });
    }

    /** Brings a frame of the study up. */
    void goTo(FrameRef frame) {
        reading.ifPresent(study -> {
            views.goTo(study, frame);
            news.changed();
        });
    }

    /** Which slice of its series a frame is, from 1. */
    Optional<Integer> slice(FrameRef frame) {
        return reading.flatMap(study -> study.stackOf(frame))
                .map(stack -> stack.position(frame).orElseThrow() + 1);
    }

    /** Brings the selected finding up. */
    void goToSelected() {
        model.selected().ifPresent(this::goTo);
    }

    /** Selects the finding whose mark the reader pointed at; the image stays where it is. */
    void select(OverlayShape mark) {
        model.select(mark.trackingUid());
    }

    @Override
    public void toggleAi() {
        views.toggleAi();
        overlays.chosen();
    }

    void toggleClass() {
        views.toggleClass(reading);
        overlays.chosen();
    }

    void toggleRejected() {
        views.toggleRejected();
    }

    @Override
    public void editBox(TrackingUid uid) {
        reading.ifPresent(study -> views.editBox(study, uid));
    }

    @Override
    public void endBoxEdit(TrackingUid uid) {
        views.endEditing();
    }

    // --- following --------------------------------------------------------------------------------------------------

    private boolean isOnScreen(StudyReading study) {
        return reading.filter(now -> now == study).isPresent();
    }

    private void reviewed(StudyReading study, ReviewState state) {
        if (isOnScreen(study)) {
            marks.review(Optional.of(state));
            overlays.results(runs.taken(), state);
            model.update(state);
            views.refreshMarks();
            news.changed();
        }
    }

    private void painted(Viewport viewport, PaintedFrame frame, OverlayOutcome outcome) {
        viewport.marksText(marks.cornerText(outcome.painted(), frame.layers()));
        seen(outcome.painted(), frame.layers(), frame.ref());
        marksListener.run();
    }

    MarksOnScreen marks() {
        return marks;
    }

    /** Is told when marks have been painted, or are to be. */
    void onMarks(Runnable told) {
        marksListener = told;
    }

    /** Marks of a frame, and maps over it, have come before the reader. */
    void seen(List<OverlayShape> painted, List<PaintedLayer> layers, FrameRef frame) {
        reading.ifPresent(study -> {
            Stream<TrackingUid> found =
                    painted.stream().filter(OverlayShape::byModel).map(OverlayShape::trackingUid);
            Stream<TrackingUid> mapped = layers.stream()
                    .flatMap(layer -> layer.runUid().stream())
                    .distinct()
                    .map(TrackingUid::new);
            List<TrackingUid> first =
                    study.firstSeen(Stream.concat(found, mapped).toList());
            if (!first.isEmpty()) {
                host.shown(first, frame);
            }
        });
    }
}
