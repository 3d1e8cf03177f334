package org.overread.findings.panel;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.overread.core.finding.Mark;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.PatientPoint;
import org.overread.core.review.ReviewState;
import org.overread.core.review.ReviewedFinding;

/**
 * The findings panel without its screen: rows, selection, what the reader is in the middle of, and the sentences around
 * them. A host tells it the review, and {@link #study what else there is}; a view shows it, and passes what the reader does to {@link #moves}.
 *
 * <p>Thread: the user-interface thread of the host.
 */
public final class FindingsModel {
    private final FindingsActions actions;
    private final PanelSettings settings;
    private final FindingRows rows;
    private final StudyContext study = new StudyContext(() -> tell(FindingsListener::statusChanged));
    private final StudySentences sentences;
    private final DetailWriting detailWriting;
    private final ReaderMoves moves;
    private final List<FindingsListener> listeners = new CopyOnWriteArrayList<>();
    private PanelMode mode = PanelMode.READING;
    private Predicate<ReviewedFinding> listed = any -> true;
    private Optional<TrackingUid> selected = Optional.empty();
    private List<Integer> lastChanged = List.of();
    private String message = "";

    public FindingsModel(FindingsActions actions, PanelSettings settings) {
        this.actions = actions;
        this.settings = settings;
        PanelTexts texts = new PanelTexts(settings.locale(), settings.keys());
        FindingTexts wording = new FindingTexts(texts, settings.choices(), settings.zone());
        this.rows = new FindingRows(wording);
        AiStateWriting ai = new AiStateWriting(texts, wording, settings.entitledToSilent(), this::stoppable);
        this.sentences = new StudySentences(texts, wording, study, rows, ai);
        this.detailWriting = new DetailWriting(texts, wording);
        this.moves = new ReaderMoves(this, actions, rows, study, texts);
    }

    public void addListener(FindingsListener listener) {
        listeners.add(listener);
    }

    /** The review as it stands now, of this study or of another one. */
    public void update(ReviewState now) {
        boolean sameStudy = study.isOf(now);
        if (!sameStudy) {
            forget(StudyContext.Stage.LOADING, "");
        }
        study.open(now);
        FindingRows.Change change =
                rows.update(now.findings().stream().filter(this::isListed).toList());
        lastChanged = change.indices();
        if (change.replaced() || !sameStudy) {
            selected = selected.filter(uid -> rows.indexOf(uid) >= 0);
            tell(FindingsListener::rowsReplaced);
            tell(FindingsListener::selectionChanged);
        } else {
            change.indices().forEach(index -> tell(l -> l.rowChanged(index)));
            if (selected.filter(uid -> change.indices().contains(rows.indexOf(uid)))
                    .isPresent()) {
                tell(FindingsListener::selectionChanged);
            }
        }
        endModeWithoutGround();
        tell(FindingsListener::statusChanged);
    }

    /** Lists only such findings, as far as nothing was decided on them: a decided one always stands in the list. */
    public void listOnly(Predicate<ReviewedFinding> wanted) {
        listed = wanted;
        study.state().ifPresent(this::update);
    }

    private boolean isListed(ReviewedFinding finding) {
        return finding.decision().isPresent() || listed.test(finding);
    }

    public void noStudy() {
        leaveStudy(StudyContext.Stage.NO_STUDY, "");
    }

    public void loading() {
        leaveStudy(StudyContext.Stage.LOADING, "");
    }

    /** The study could not be opened; {@code why} is one sentence without patient data. */
    public void failed(String why) {
        leaveStudy(StudyContext.Stage.FAILED, why);
    }

    /** Selects without asking the host to go there: the reader clicked the mark on the image, or has just made it. */
    public void select(TrackingUid uid) {
        if (rows.indexOf(uid) >= 0 && moves.leaveFormFor(uid)) {
            selected = Optional.of(uid);
            say("");
            tell(FindingsListener::selectionChanged);
        }
    }

    /**
     * The reader moved a finding's box on the image. Part of the edit in progress and saved with it; without one it is
     * a decision of its own.
     */
    public void takeBox(TrackingUid uid, Mark.Box box, Optional<PatientPoint> centre) {
        if (mode instanceof PanelMode.Editing(FindingDraft draft)
                && draft.trackingUid().equals(uid)) {
            moves.changeDraft(d -> d.withBox(new FindingDraft.MovedBox(box, centre)));
        } else if (study.deciding() && mode instanceof PanelMode.Reading) {
            rows.finding(uid).ifPresent(f -> actions.modify(uid, f.claim().withBox(box, centre)));
        }
    }

    /** Signing ended without a signed report: a sentence or two that say why, what is safe, and what to do. */
    public void signingFailed(String why) {
        if (mode instanceof PanelMode.Signing) {
            enter(PanelMode.READING);
        }
        study.problem(Optional.of(why));
    }

    /** What the host tells of the study beside its findings. */
    public StudyContext study() {
        return study;
    }

    /** What the reader does. */
    public ReaderMoves moves() {
        return moves;
    }

    public List<FindingRow> rows() {
        return rows.rows();
    }

    public Optional<TrackingUid> selected() {
        return selected;
    }

    /** The index of the selected row, or −1. */
    public int selectedIndex() {
        return selected.map(rows::indexOf).orElse(-1);
    }

    public Optional<FindingDetail> detail() {
        return selected.flatMap(rows::finding).map(detailWriting::detail);
    }

    public PanelMode mode() {
        return mode;
    }

    /** The sentences around the findings. */
    public StudySentences sentences() {
        return sentences;
    }

    /** What became of the reader's last move, where that needs words; empty otherwise. */
    public String message() {
        return message;
    }

    public boolean canDecide() {
        return study.deciding() && !(mode instanceof PanelMode.Signing);
    }

    public boolean canUndo() {
        return canDecide() && study.state().filter(ReviewState::canUndo).isPresent();
    }

    public boolean canRedo() {
        return canDecide() && study.state().filter(ReviewState::canRedo).isPresent();
    }

    public PanelSettings settings() {
        return settings;
    }

    /** Rows that the last update changed. */
    List<Integer> lastChanged() {
        return lastChanged;
    }

    /** From here on, rows that change count as changed by the step that follows. */
    void forgetChanges() {
        lastChanged = List.of();
    }

    void enter(PanelMode next) {
        if (mode instanceof PanelMode.Editing(FindingDraft draft) && !(next instanceof PanelMode.Editing)) {
            actions.endBoxEdit(draft.trackingUid());
        }
        mode = next;
        tell(FindingsListener::modeChanged);
    }

    void say(String now) {
        message = now;
        tell(FindingsListener::statusChanged);
    }

    private boolean stoppable(String runUid) {
        return actions.stopRun(runUid).isPresent();
    }

    private void leaveStudy(StudyContext.Stage stage, String why) {
        forget(stage, why);
        study.leave(stage, why);
        rows.update(List.of());
        endModeWithoutGround();
        tell(FindingsListener::rowsReplaced);
        tell(FindingsListener::selectionChanged);
        tell(FindingsListener::statusChanged);
    }

    private void forget(StudyContext.Stage stage, String why) {
        study.without(stage, why);
        sentences.forget();
        selected = Optional.empty();
        message = "";
        if (!(mode instanceof PanelMode.Reading)) {
            enter(PanelMode.READING);
        }
    }

    // signed meanwhile, or the finding withdrawn: what the reader was in the middle of has no ground
    private void endModeWithoutGround() {
        boolean stands = switch (mode) {
            case PanelMode.Reading _ -> true;
            case PanelMode.Rejecting(TrackingUid uid) -> study.deciding() && rows.indexOf(uid) >= 0;
            case PanelMode.Editing(FindingDraft draft) -> study.deciding() && rows.indexOf(draft.trackingUid()) >= 0;
            case PanelMode.ConfirmingSignature _, PanelMode.Signing _ -> study.deciding();
        };
        if (!stands) {
            enter(PanelMode.READING);
        }
    }

    private void tell(Consumer<FindingsListener> what) {
        listeners.forEach(what);
    }
}
