package org.overread.findings.panel;

import java.util.List;
import java.util.Optional;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.review.ReviewState;

/** What the host tells the panel of the study on screen, beside its findings. Thread: the user-interface thread of the host. */
public final class StudyContext {
    private final Runnable changed;
    private Stage stage = Stage.NO_STUDY;
    private String whyFailed = "";
    private Optional<ReviewState> state = Optional.empty();
    private List<InferenceStatus> runs = List.of();
    private Optional<Signature> signature = Optional.empty();
    private String delivery = "";
    private Optional<String> problem = Optional.empty();
    private List<String> measured = List.of();
    private int keyImages;
    private Unseen unseen = Unseen.NOTHING;
    private boolean aiShown = true;

    /** @param changed is told when the host has told something new */
    StudyContext(Runnable changed) {
        this.changed = changed;
    }

    /** How far the study is. */
    enum Stage {
        NO_STUDY,
        LOADING,
        FAILED,
        OPEN
    }

    /** Without a review: no study, one that is being opened, or one that could not be. */
    void without(Stage now, String why) {
        stage = now;
        whyFailed = why;
        state = Optional.empty();
        signature = Optional.empty();
        delivery = "";
        problem = Optional.empty();
        unseen = Unseen.NOTHING;
    }

    /** Without runs either. */
    void leave(Stage now, String why) {
        without(now, why);
        runs = List.of();
    }

    void open(ReviewState now) {
        stage = Stage.OPEN;
        state = Optional.of(now);
    }

    /** The runs as they stand now; those of other studies are passed over (invariant I1). */
    public void runs(List<InferenceStatus> now) {
        runs = List.copyOf(now);
        changed.run();
    }

    /** Runs on this study. */
    List<InferenceStatus> runs() {
        return runs.stream()
                .filter(run -> state.map(ReviewState::studyInstanceUid)
                        .filter(run.studyInstanceUid()::equals)
                        .isPresent())
                .toList();
    }

    boolean isOf(ReviewState other) {
        return state.map(ReviewState::studyInstanceUid)
                .filter(other.studyInstanceUid()::equals)
                .isPresent();
    }

    /** What the reader has measured on this study, a line each: the report's draft lists it. */
    public void measured(List<String> now) {
        if (!measured.equals(now)) {
            measured = List.copyOf(now);
            changed.run();
        }
    }

    List<String> measured() {
        return measured;
    }

    /** How many frames of this study the reader has marked as key images: the report's draft says it. */
    public void keyImages(int now) {
        if (keyImages != now) {
            keyImages = now;
            changed.run();
        }
    }

    int keyImages() {
        return keyImages;
    }

    Unseen unseen() {
        return unseen;
    }

    /** What of the study on screen no reader can have looked at; said before a signature. */
    public void unseen(Unseen now) {
        unseen = now;
        changed.run();
    }

    Stage stage() {
        return stage;
    }

    String whyFailed() {
        return whyFailed;
    }

    Optional<ReviewState> state() {
        return state;
    }

    boolean signed() {
        return state.filter(ReviewState::signed).isPresent();
    }

    /** Whether decisions can be made. */
    boolean deciding() {
        return stage == Stage.OPEN && !signed();
    }

    Optional<Signature> signature() {
        return signature;
    }

    public void signedBy(Signature by) {
        signature = Optional.of(by);
        changed.run();
    }

    String delivery() {
        return delivery;
    }

    /** Where the signed report's deliveries stand: "PACS ✓ · EHR retry in 12 s". */
    public void delivery(String line) {
        delivery = line;
        changed.run();
    }

    Optional<String> problem() {
        return problem;
    }

    /** Something is wrong that the reader must know: what happened, what is safe, what next; empty when it is over. */
    public void problem(Optional<String> now) {
        problem = now;
        changed.run();
    }

    boolean aiShown() {
        return aiShown;
    }

    /** Whether AI marks are shown on the image. */
    public void aiShown(boolean shown) {
        aiShown = shown;
        changed.run();
    }
}
