package org.overread.viewer.reading;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.application.Platform;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.ImagePoint;
import org.overread.core.review.FindingReview;
import org.overread.core.review.RejectionReason;
import org.overread.findings.panel.FindingsModel;
import org.overread.findings.panel.PanelMode;
import org.overread.findings.panel.Signature;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.PaintedFrame;

/**
 * What the reader decides on one study. A decision takes effect at once; its way to the disk is watched, never waited for.
 * Thread: JavaFX.
 */
final class FindingDecisions {
    private final StudyReading study;
    private final ReadingHost host;
    private final FindingsModel model;
    private final ReadingNews news;

    FindingDecisions(StudyReading study, ReadingHost host, FindingsModel model, ReadingNews news) {
        this.study = study;
        this.host = host;
        this.model = model;
        this.news = news;
    }

    void accept(TrackingUid uid) {
        decide(uid, "did.accept", review -> review.accept(uid));
    }

    void reject(TrackingUid uid, RejectionReason reason) {
        decide(uid, "did.reject", review -> review.reject(uid, reason));
    }

    void modify(TrackingUid uid, FindingClaim claim) {
        decide(uid, "did.modify", review -> review.modify(uid, claim));
    }

    void undo() {
        if (study.review().undo() == FindingReview.Outcome.DONE) {
            news.said(Texts.of("did.undo"), false);
            watchDisk();
        }
    }

    void redo() {
        if (study.review().redo() == FindingReview.Outcome.DONE) {
            news.said(Texts.of("did.redo"), true);
            watchDisk();
        }
    }

    /** Adds a finding that the AI missed and opens it for editing, or says why that is not possible. */
    void addMissed(Optional<PaintedFrame> painted, Optional<ImagePoint> point) {
        if (painted.isEmpty() || point.isEmpty()) {
            news.said(Texts.of("missed.pointFirst"), false);
        } else if (study.stackOf(painted.get().ref()).isEmpty()) {
            news.said(Texts.of("missed.otherStudy"), false);
        } else if (!model.canDecide() || !(model.mode() instanceof PanelMode.Reading)) {
            news.said(Texts.of("missed.notNow"), false);
        } else {
            MissedFinding.at(
                            painted.get(),
                            point.get(),
                            model.settings().choices().labels().getFirst())
                    .ifPresentOrElse(
                            claim -> add(painted.get().request().stack(), claim),
                            () -> news.said(Texts.of("missed.noPlace"), false));
        }
    }

    /**
     * Signs what is decided now.
     *
     * @param onScreen whether this study still is: the panel of another says nothing of this one's signature
     * @param afterwards run when it is known whether the report was signed
     */
    void sign(BooleanSupplier onScreen, Runnable afterwards) {
        host.sign(
                        study.review().state(),
                        study.annotations().all(),
                        study.keyImages().own())
                .whenComplete((signature, failure) -> Platform.runLater(() -> {
                    if (onScreen.getAsBoolean()) {
                        signed(signature, failure);
                        afterwards.run();
                    }
                }));
    }

    private void signed(Signature signature, Throwable failure) {
        if (failure == null) {
            model.study().signedBy(signature);
            news.said(Texts.of("did.sign"), false);
            return;
        }
        boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
        Throwable cause = wrapped ? failure.getCause() : failure;
        model.signingFailed(Texts.of("sign.failed", String.valueOf(cause.getMessage())));
    }

    private void add(FrameStack stack, FindingClaim claim) {
        String frameOfReference = stack.planes().get(claim.box().frame()).frameOfReferenceUid();
        study.review()
                .addMissed(stack.series().seriesInstanceUid(), frameOfReference, claim)
                .ifPresent(uid -> {
                    news.said(Texts.of("did.add"), true);
                    watchDisk();
                    model.select(uid);
                    model.moves().startEditing();
                });
    }

    private void decide(TrackingUid uid, String what, Function<FindingReview, FindingReview.Outcome> decision) {
        String which = model.rows().stream()
                .filter(row -> row.trackingUid().equals(uid))
                .map(row -> row.number() + " " + row.label())
                .findFirst()
                .orElse("");
        FindingReview.Outcome outcome = decision.apply(study.review());
        boolean done = outcome == FindingReview.Outcome.DONE;
        news.said(Texts.of(done ? what : "refused." + outcome, which), done);
        watchDisk();
    }

    /** Says, and goes on saying, when decisions do not reach the disk. */
    private void watchDisk() {
        study.review()
                .flush()
                .whenComplete((written, failure) -> Platform.runLater(() -> news.problem(
                        Problem.DECISIONS,
                        failure == null ? Optional.empty() : Optional.of(Texts.of("problem.journal")))));
    }
}
