package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.Mark;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.overlay.OverlayChoice;
import org.overread.core.review.ReviewedFinding;
import org.overread.findings.panel.FindingsModel;
import org.overread.findings.panel.PanelMode;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** Where the reader looks: series, findings, which marks are shown, and the box in hand. */
final class FindingViews {
    private static final double FILL = 0.96;

    private final ViewportGrid viewports;
    private final FindingsModel model;
    private final MarksOnScreen marks;

    FindingViews(ViewportGrid viewports, FindingsModel model, MarksOnScreen marks) {
        this.viewports = viewports;
        this.model = model;
        this.marks = marks;
    }

    /** Shows a series in a viewport as it was left. */
    void turnTo(StudyReading study, Viewport viewport, FrameStack stack) {
        viewport.stack().ifPresent(before -> study.leave(before, viewport.view()));
        viewport.show(stack, study.viewOf(stack));
    }

    /** Brings a finding up: where its series is shown, else in the active viewport; its key frame, itself in the middle. */
    void goTo(StudyReading study, TrackingUid uid) {
        box(study, uid)
                .ifPresent(box -> study.stackOf(box.frame()).ifPresent(stack -> {
                    viewportOf(stack)
                            .ifPresentOrElse(viewports::activate, () -> turnTo(study, viewports.active(), stack));
                    int position = stack.position(box.frame()).orElseThrow();
                    FindingField field = FindingField.around(
                            box, stack.frame(position).facts().spacing());
                    viewports.active().goTo(position, field.first(), field.last(), FILL);
                }));
    }

    /** Brings a frame up: where its series is shown, else in the active viewport. */
    void goTo(StudyReading study, FrameRef frame) {
        study.stackOf(frame).ifPresent(stack -> {
            viewportOf(stack).ifPresentOrElse(viewports::activate, () -> turnTo(study, viewports.active(), stack));
            viewports.active().scrollTo(stack.position(frame).orElseThrow());
        });
    }

    void toggleAi() {
        marks.choose(choice -> choice.withAiShown(!choice.aiShown()));
        model.study().aiShown(marks.choice().aiShown());
        refreshMarks();
    }

    /** Hides or shows the class of the selected finding; with none selected, shows all classes. */
    void toggleClass(Optional<StudyReading> study) {
        Optional<ReviewedFinding> selected = study.flatMap(
                now -> model.selected().flatMap(uid -> now.review().state().finding(uid)));
        marks.choose(choice -> selected.map(
                        found -> choice.toggled(found.claim().label()))
                .orElse(new OverlayChoice(choice.aiShown(), choice.rejectedShown(), List.of(), choice.selected())));
        refreshMarks();
    }

    void toggleRejected() {
        marks.choose(choice -> choice.withRejectedShown(!choice.rejectedShown()));
        refreshMarks();
    }

    void refreshMarks() {
        viewports.viewports().forEach(viewport -> viewport.marks().refresh());
    }

    /** Puts a finding's box into the reader's hand, on its key frame. */
    void editBox(StudyReading study, TrackingUid uid) {
        box(study, uid).ifPresent(box -> {
            if (viewports
                    .active()
                    .painted()
                    .filter(painted -> painted.ref().equals(box.frame()))
                    .isEmpty()) {
                goTo(study, uid);
            }
            viewports.active().marks().edit(uid, box);
        });
    }

    Optional<Mark.Box> editedBox() {
        return viewports.viewports().stream()
                .flatMap(viewport -> viewport.marks().editedBox().stream())
                .findFirst();
    }

    void endEditing() {
        viewports.viewports().forEach(viewport -> viewport.marks().endEditing());
    }

    /** The reader has let go of the box: it becomes part of the edit under way. */
    void boxMoved(StudyReading study, Mark.Box moved) {
        if (model.mode() instanceof PanelMode.Editing(var draft)) {
            Optional<ImagePlane> plane =
                    study.stackOf(moved.frame()).map(stack -> stack.planes().get(moved.frame()));
            study.review()
                    .state()
                    .finding(draft.trackingUid())
                    .flatMap(found -> Optional.of(plane.flatMap(
                            p -> found.claim().centre().map(before -> MissedFinding.centre(p, moved, before)))))
                    .ifPresent(centre -> model.takeBox(draft.trackingUid(), moved, centre));
        }
    }

    /** The viewport that shows a series; of several the active one. */
    private Optional<Viewport> viewportOf(FrameStack stack) {
        Optional<FrameStack> wanted = Optional.of(stack);
        return viewports.active().stack().equals(wanted)
                ? Optional.of(viewports.active())
                : viewports.viewports().stream()
                        .filter(viewport -> viewport.stack().equals(wanted))
                        .findFirst();
    }

    private static Optional<Mark.Box> box(StudyReading study, TrackingUid uid) {
        return study.review().state().finding(uid).map(found -> found.claim().box());
    }
}
