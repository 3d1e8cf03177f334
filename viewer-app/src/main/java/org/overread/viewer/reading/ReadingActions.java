package org.overread.viewer.reading;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.overlay.OverlayShape;
import org.overread.core.review.RejectionReason;
import org.overread.findings.panel.FindingsActions;
import org.overread.viewer.viewport.Viewport;

/** What the reader does with the findings of the study on screen, in the panel, on the images or by keys. Thread: JavaFX. */
final class ReadingActions implements FindingsActions {
    private final ReadingController controller;
    private final ReadingHost host;
    private final ReadingNews news;

    ReadingActions(ReadingController controller, ReadingHost host, ReadingNews news) {
        this.controller = controller;
        this.host = host;
        this.news = news;
    }

    // --- what he decides --------------------------------------------------------------------------------------------

    @Override
    public void accept(TrackingUid uid) {
        controller.decisions().ifPresent(d -> d.accept(uid));
    }

    @Override
    public void reject(TrackingUid uid, RejectionReason reason) {
        controller.decisions().ifPresent(d -> d.reject(uid, reason));
    }

    @Override
    public void modify(TrackingUid uid, FindingClaim claim) {
        controller.decisions().ifPresent(d -> d.modify(uid, claim));
    }

    @Override
    public void undo() {
        controller.decisions().ifPresent(FindingDecisions::undo);
    }

    @Override
    public void redo() {
        controller.decisions().ifPresent(FindingDecisions::redo);
    }

    /** Adds a finding that the AI missed at a point of the frame on screen, and opens it for editing. */
    void addMissed(Viewport viewport, Optional<ImagePoint> point) {
        controller.decisions().ifPresent(d -> d.addMissed(viewport.painted(), point));
    }

    @Override
    public void sign() {
        onStudy((views, study) -> controller
                .decisions()
                .ifPresent(d -> d.sign(() -> controller.isOnScreen(study), controller.runs()::presentArrived)));
    }

    // --- what he asks of model runs ---------------------------------------------------------------------------------

    @Override
    public void showLateResults() {
        controller.runs().takeUpLate().forEach(host::lateResultsTaken);
        controller.runs().presentArrived();
    }

    @Override
    public void commitReading() {
        host.readingCommitted();
    }

    @Override
    public Optional<Runnable> stopRun(String runUid) {
        return host.stopRun(runUid);
    }

    // --- what he looks at -------------------------------------------------------------------------------------------

    @Override
    public void goTo(TrackingUid uid) {
        onStudy((views, study) -> {
            views.goTo(study, uid);
            news.changed();
        });
    }

    /** Brings a frame of the study up. */
    void goTo(FrameRef frame) {
        onStudy((views, study) -> {
            views.goTo(study, frame);
            news.changed();
        });
    }

    /** Brings the selected finding up. */
    void goToSelected() {
        controller.model().selected().ifPresent(this::goTo);
    }

    /** Selects the finding whose mark the reader pointed at; the image stays where it is. */
    void select(OverlayShape mark) {
        controller.model().select(mark.trackingUid());
    }

    @Override
    public void toggleAi() {
        controller.views().toggleAi();
        controller.overlaying().changed();
    }

    void toggleClass() {
        controller.views().toggleClass(controller.reading());
        controller.overlaying().changed();
    }

    void toggleRejected() {
        controller.views().toggleRejected();
    }

    @Override
    public void editBox(TrackingUid uid) {
        onStudy((views, study) -> views.editBox(study, uid));
    }

    @Override
    public void endBoxEdit(TrackingUid uid) {
        controller.views().endEditing();
    }

    private void onStudy(BiConsumer<FindingViews, StudyReading> what) {
        controller.reading().ifPresent(study -> what.accept(controller.views(), study));
    }
}
