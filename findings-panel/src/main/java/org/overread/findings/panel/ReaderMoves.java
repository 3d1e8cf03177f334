package org.overread.findings.panel;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.overread.core.finding.TrackingUid;
import org.overread.core.review.Assessment;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.ReviewedFinding;
import org.overread.findings.style.FindingStyle;

/**
 * What a reader does in the panel, by key or click. Every decision goes on to the next open finding; a finding that was
 * not selected is shown first and decided on by the next press.
 */
public final class ReaderMoves {
    private final FindingsModel model;
    private final FindingsActions actions;
    private final FindingRows rows;
    private final StudyContext study;
    private final PanelTexts texts;

    ReaderMoves(FindingsModel model, FindingsActions actions, FindingRows rows, StudyContext study, PanelTexts texts) {
        this.model = model;
        this.actions = actions;
        this.rows = rows;
        this.study = study;
        this.texts = texts;
    }

    /** Selects a finding and asks the host to show it. */
    public void goTo(TrackingUid uid) {
        model.select(uid);
        if (model.selected().equals(Optional.of(uid))) {
            actions.goTo(uid);
        }
    }

    public void nextOpen() {
        goToOpen(1);
    }

    public void previousOpen() {
        goToOpen(-1);
    }

    /** Accepts the selected finding. One that is stated already stays as it is: a modification is not lost to this key. */
    public void accept() {
        onSelected(finding -> {
            if (finding.stated()) {
                keep(finding);
            } else {
                decide(finding.trackingUid(), () -> actions.accept(finding.trackingUid()));
            }
        });
    }

    public void startRejecting() {
        onSelected(finding -> model.enter(new PanelMode.Rejecting(finding.trackingUid())));
    }

    /** Rejects the finding that the reason was asked for. */
    public void reject(RejectionReason reason) {
        if (model.mode() instanceof PanelMode.Rejecting(TrackingUid uid)) {
            model.enter(PanelMode.READING);
            Optional<ReviewedFinding> same = rows.finding(uid)
                    .filter(f -> f.assessment().flatMap(Assessment::reason).equals(Optional.of(reason)));
            same.ifPresentOrElse(this::keep, () -> decide(uid, () -> actions.reject(uid, reason)));
        }
    }

    public void startEditing() {
        onSelected(finding -> model.enter(new PanelMode.Editing(FindingDraft.of(finding, texts.locale()))));
    }

    public void changeDraft(UnaryOperator<FindingDraft> change) {
        if (model.mode() instanceof PanelMode.Editing(FindingDraft draft)) {
            model.enter(new PanelMode.Editing(change.apply(draft)));
        }
    }

    public void editBox() {
        if (model.mode() instanceof PanelMode.Editing(FindingDraft draft)) {
            actions.editBox(draft.trackingUid());
        }
    }

    /** Saves the draft; one with a problem stays open, one without a change decides nothing. */
    public void save() {
        if (!(model.mode() instanceof PanelMode.Editing(FindingDraft draft))
                || draft.problem(model.settings().choices()).isPresent()) {
            return;
        }
        model.enter(PanelMode.READING);
        if (!draft.changed()) {
            model.say(texts.text("say.unchanged"));
            return;
        }
        rows.finding(draft.trackingUid())
                .ifPresent(finding -> decide(
                        draft.trackingUid(),
                        () -> actions.modify(draft.trackingUid(), draft.claimOn(finding.claim()))));
    }

    /** Leaves rejecting, editing or the question whether to sign; nothing is decided. */
    public void cancel() {
        if (!(model.mode() instanceof PanelMode.Reading) && !(model.mode() instanceof PanelMode.Signing)) {
            model.enter(PanelMode.READING);
            model.say("");
        }
    }

    public void undo() {
        if (model.canUndo()) {
            travel(actions::undo);
        }
    }

    public void redo() {
        if (model.canRedo()) {
            travel(actions::redo);
        }
    }

    /** Asks for the one confirmation that a signature takes. */
    public void askToSign() {
        if (study.deciding() && model.mode() instanceof PanelMode.Reading) {
            if (model.sentences().secondReadWaits()) {
                commitReading();
                return;
            }
            model.say("");
            model.enter(new PanelMode.ConfirmingSignature());
        }
    }

    /** The reader's own reading is done; what waited for that is shown before anything can be signed. */
    public void commitReading() {
        if (study.deciding()) {
            boolean waited = model.sentences().secondReadWaits();
            actions.commitReading();
            model.say(texts.text(waited ? "say.committed" : "say.committedNothingYet"));
        }
    }

    public void confirmSigning() {
        if (study.deciding() && model.mode() instanceof PanelMode.ConfirmingSignature) {
            study.problem(Optional.empty());
            model.enter(new PanelMode.Signing());
            actions.sign();
        }
    }

    public void showLateResults() {
        model.sentences().takeUpLateResults();
        actions.showLateResults();
        model.say("");
    }

    /** Ends a run that has not ended, where the host can. */
    public void stopRun(String runUid) {
        actions.stopRun(runUid).ifPresent(Runnable::run);
    }

    public void toggleAi() {
        actions.toggleAi();
    }

    /** Whether the reader may turn to a finding: a draft of another one with changes in it holds the reader back. */
    boolean leaveFormFor(TrackingUid uid) {
        switch (model.mode()) {
            case PanelMode.Editing(FindingDraft draft) -> {
                if (!draft.trackingUid().equals(uid)) {
                    if (draft.changed()) {
                        model.say(texts.text("say.saveFirst"));
                        return false;
                    }
                    model.enter(PanelMode.READING);
                }
            }
            case PanelMode.Rejecting(TrackingUid rejected) -> {
                if (!rejected.equals(uid)) {
                    model.enter(PanelMode.READING);
                }
            }
            case PanelMode.ConfirmingSignature _ -> model.enter(PanelMode.READING);
            case PanelMode.Reading _, PanelMode.Signing _ -> {}
        }
        return true;
    }

    private void goToOpen(int direction) {
        rows.open(model.selected(), direction)
                .ifPresentOrElse(this::goTo, () -> model.say(texts.text("say.nothingOpen")));
    }

    private void onSelected(Consumer<ReviewedFinding> move) {
        if (!model.canDecide()) {
            if (study.signed()) {
                model.say(texts.text("say.closed"));
            }
            return;
        }
        model.selected().flatMap(rows::finding).ifPresentOrElse(move, this::showFirst);
    }

    private void showFirst() {
        goToOpen(1);
        if (model.selected().isPresent()) {
            model.say(texts.text("say.shownFirst"));
        }
    }

    // decided so before: no second decision, but on to the next
    private void keep(ReviewedFinding finding) {
        rows.open(Optional.of(finding.trackingUid()), 1).ifPresent(this::goTo);
        String state = texts.text("state", FindingStyle.of(finding.decision()));
        model.say(texts.text("say.kept", finding.finding().number(), state));
    }

    private void decide(TrackingUid uid, Runnable decision) {
        Optional<Assessment> before = rows.finding(uid).flatMap(ReviewedFinding::assessment);
        Optional<TrackingUid> next = rows.open(Optional.of(uid), 1);
        decision.run();
        Optional<Assessment> after = rows.finding(uid).flatMap(ReviewedFinding::assessment);
        if (after.equals(before)) {
            model.say(texts.text("say.notDone"));
            return;
        }
        next.filter(rows::isOpen).ifPresentOrElse(this::goTo, () -> model.say(texts.text("next.allDecided")));
    }

    // shows what undo or redo has changed
    private void travel(Runnable step) {
        cancel();
        model.forgetChanges();
        step.run();
        model.lastChanged().stream()
                .findFirst()
                .map(index -> rows.rows().get(index).trackingUid())
                .ifPresent(this::goTo);
    }
}
