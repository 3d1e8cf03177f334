package org.overread.findings.panel;

import java.util.List;
import java.util.Optional;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.review.ReviewState;

/** What the host has told the panel of the study on screen, beside its findings. */
final class StudyContext {
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

    void open(ReviewState now) {
        stage = Stage.OPEN;
        state = Optional.of(now);
    }

    void runs(List<InferenceStatus> now) {
        runs = List.copyOf(now);
    }

    /** Runs on this study; those on another are not shown (invariant I1). */
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

    /** What is measured; whether that is news. */
    boolean measured(List<String> now) {
        boolean news = !measured.equals(now);
        measured = List.copyOf(now);
        return news;
    }

    List<String> measured() {
        return measured;
    }

    /** How many frames the reader has marked; whether that is news. */
    boolean keyImages(int now) {
        boolean news = keyImages != now;
        keyImages = now;
        return news;
    }

    int keyImages() {
        return keyImages;
    }

    Unseen unseen() {
        return unseen;
    }

    void unseen(Unseen now) {
        unseen = now;
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

    void signature(Signature by) {
        signature = Optional.of(by);
    }

    String delivery() {
        return delivery;
    }

    void delivery(String line) {
        delivery = line;
    }

    Optional<String> problem() {
        return problem;
    }

    void problem(Optional<String> now) {
        problem = now;
    }

    boolean aiShown() {
        return aiShown;
    }

    void aiShown(boolean shown) {
        aiShown = shown;
    }
}
