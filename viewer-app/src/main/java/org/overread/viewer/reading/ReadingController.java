package org.overread.viewer.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.overlay.OverlayShape;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.ReviewState;
import org.overread.findings.panel.FindingsActions;
import org.overread.findings.panel.FindingsModel;
import org.overread.findings.panel.PanelMode;
import org.overread.findings.panel.PanelSettings;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.OverlayOutcome;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.ViewLayout;
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
    private Optional<StudyReading> reading = Optional.empty();
    private Optional<FindingDecisions> decisions = Optional.empty();
    private ModelRuns runs = new ModelRuns();

    ReadingController(ReadingHost host, ViewportGrid viewports, PanelSettings settings, ReadingNews news) {
        this.host = host;
        this.viewports = viewports;
        this.news = news;
        this.model = new FindingsModel(this, settings);
        this.marks = new MarksOnScreen(model);
        this.views = new FindingViews(viewports, model, marks);
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

    /** Takes up a study; what was on screen before is gone at once. */
    void open(OpenStudy study) {
        close();
        StudyReading opened = new StudyReading(study);
        reading = Optional.of(opened);
        decisions = Optional.of(new FindingDecisions(opened, host, model, new NewsOf(opened)));
        study.review().onChange(state -> reviewed(opened, state));
        reviewed(opened, study.review().state());
        model.unseen(study.unseen().images());
        opened.first().ifPresent(this::turnTo);
        news.changed();
    }

    /** The same study with more images: the reader stays where he is. */
    void grow(OpenStudy study) {
        KeptPlaces places = KeptPlaces.of(viewports);
        open(study);
        reading.ifPresent(grown -> places.show(grown, viewports));
        news.changed();
    }

    void close() {
        viewports.clear();
        reading = Optional.empty();
        decisions = Optional.empty();
        runs = new ModelRuns();
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

    void turnTo(FrameStack stack) {
        reading.ifPresent(study -> {
            views.turnTo(study, viewports.active(), stack);
            news.changed();
        });
    }

    void furtherSeries(int steps) {
        reading.ifPresent(study -> viewports.active().stack().ifPresent(stack -> turnTo(study.further(stack, steps))));
    }

    /** The series on screen in the active viewport. */
    Optional<FrameStack> current() {
        return viewports.active().stack();
    }

    /** Arranges the viewports anew; those without an image take the next series of the study that are not on screen. */
    void arrange(ViewLayout layout) {
        reading.ifPresent(study -> viewports
                .viewports()
                .forEach(viewport -> viewport.stack().ifPresent(stack -> study.leave(stack, viewport.view()))));
        viewports.arrange(layout);
        reading.ifPresent(study -> {
            List<FrameStack> waiting = new ArrayList<>(study.stacks());
            viewports.viewports().forEach(viewport -> viewport.stack().ifPresent(waiting::remove));
            for (Viewport viewport : viewports.viewports()) {
                if (viewport.stack().isEmpty() && !waiting.isEmpty()) {
                    views.turnTo(study, viewport, waiting.removeFirst());
                }
            }
            news.changed();
        });
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
    }

    void toggleClass() {
        views.toggleClass(reading);
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
            model.update(state);
            views.refreshMarks();
            news.changed();
        }
    }

    private void painted(Viewport viewport, PaintedFrame frame, OverlayOutcome outcome) {
        viewport.marksText(marks.cornerText(outcome.painted()));
        reading.ifPresent(study -> {
            List<TrackingUid> first = study.firstSeen(outcome.painted().stream()
                    .filter(OverlayShape::byModel)
                    .map(OverlayShape::trackingUid)
                    .toList());
            if (!first.isEmpty()) {
                host.shown(first, frame.ref());
            }
        });
    }

    /** News of a study that is no longer on screen are of no one's interest. */
    private final class NewsOf implements ReadingNews {
        private final StudyReading study;

        NewsOf(StudyReading study) {
            this.study = study;
        }

        @Override
        public void changed() {
            if (isOnScreen(study)) {
                news.changed();
            }
        }

        @Override
        public void said(String message, boolean undoable) {
            if (isOnScreen(study)) {
                news.said(message, undoable);
            }
        }

        @Override
        public void problem(Problem what, Optional<String> now) {
            if (isOnScreen(study)) {
                news.problem(what, now);
            }
        }
    }
}
