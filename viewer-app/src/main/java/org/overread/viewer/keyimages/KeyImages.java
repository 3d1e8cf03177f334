package org.overread.viewer.keyimages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.overread.core.image.FrameRef;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.keyimage.StudyKeyImages;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.review.ReviewEntry.Cause;
import org.overread.core.study.Study;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.ImageNote;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** Key images of the study on screen: the reader's own, which he marks and unmarks, and those that the study came with. Thread: JavaFX. */
public final class KeyImages {
    private final ViewportGrid viewports;
    private final KeyImageRoom room;
    private Optional<StudyKeyImages> marked = Optional.empty();
    private OthersKeyImages others = OthersKeyImages.NONE;
    /** The study on screen, for threads that read what it brought. */
    private volatile Optional<Study> onScreen = Optional.empty();

    public KeyImages(ViewportGrid viewports, KeyImageRoom room) {
        this.viewports = viewports;
        this.room = room;
        viewports.furnish(viewport -> viewport.notesFrom(frame -> notes(frame.ref())));
    }

    // --- the study --------------------------------------------------------------------------------------------------

    public void open(Study study, StudyKeyImages keyImages) {
        onScreen = Optional.of(study);
        marked = Optional.of(keyImages);
        others = OthersKeyImages.NONE;
        keyImages.onChange(() -> {
            if (marked.equals(Optional.of(keyImages))) {
                changed();
            }
        });
        changed();
    }

    /** Reads the selections that the study came with. Takes disk: after its first image. */
    public void readSelections() {
        Optional<Study> wanted = onScreen;
        wanted.ifPresent(study -> Thread.ofPlatform()
                .daemon()
                .name("key-object-selections")
                .priority(Thread.MIN_PRIORITY)
                .start(() -> {
                    OthersKeyImages read = OthersKeyImages.of(study, () -> onScreen == wanted);
                    Platform.runLater(() -> {
                        if (onScreen == wanted) {
                            others = read;
                            changed();
                        }
                    });
                }));
    }

    public void close() {
        onScreen = Optional.empty();
        marked = Optional.empty();
        others = OthersKeyImages.NONE;
        changed();
    }

    // --- what is shown ----------------------------------------------------------------------------------------------

    /** How many frames of a series this reader has marked. */
    public int own(FrameStack stack) {
        return (int) marked.stream()
                .flatMap(now -> now.own().stream())
                .filter(one -> stack.position(one.frame()).isPresent())
                .count();
    }

    /** How many frames of a series others have picked out. */
    public int others(FrameStack stack) {
        boolean none = others.byInstance().isEmpty()
                && marked.filter(now -> now.all().size() > now.own().size()).isEmpty();
        return none
                ? 0
                : (int) stack.frames().stream()
                        .filter(frame -> byOthers(frame.ref()))
                        .count();
    }

    private boolean byOthers(FrameRef frame) {
        return others.highlights(frame) || !readers(frame).isEmpty();
    }

    /** Marks of other readers of this station. */
    private List<KeyImage> readers(FrameRef frame) {
        return marked.stream()
                .flatMap(now -> now.all().stream()
                        .filter(one -> one.frame().equals(frame))
                        .filter(one -> !now.own(frame).equals(Optional.of(one))))
                .toList();
    }

    private List<ImageNote> notes(FrameRef frame) {
        return KeyImageWriting.notes(marked.flatMap(now -> now.own(frame)), readers(frame), others.on(frame));
    }

    // --- what the reader does ---------------------------------------------------------------------------------------

    /** Marks the frame on screen, or takes the mark from it. */
    public void toggle() {
        Optional<PaintedFrame> frame =
                viewports.active().painted().filter(shown -> shown.pixels().isPresent());
        if (frame.isEmpty() || marked.isEmpty()) {
            room.say(Texts.of("keyimage.noImage"), false);
        } else if (!ofThisStudy(frame.get().ref())) {
            room.say(Texts.of("keyimage.otherStudy"), false);
        } else {
            StudyKeyImages.Toggled done = marked.get().toggle(place(frame.get()));
            room.say(Texts.of("keyimage.did." + done), done != StudyKeyImages.Toggled.REFUSED);
            watchDisk();
        }
    }

    private boolean ofThisStudy(FrameRef frame) {
        return room.stacks().stream().anyMatch(stack -> stack.position(frame).isPresent());
    }

    private AnnotationPlace place(PaintedFrame frame) {
        return new AnnotationPlace(
                onScreen.orElseThrow().studyInstanceUid(),
                frame.request().stack().series().seriesInstanceUid(),
                frame.request().frame().plane().map(plane -> plane.frameOfReferenceUid()),
                frame.ref());
    }

    /** Brings the next key image up, own or of others, after the frame on screen and around the end. */
    public void next() {
        List<FrameRef> all = room.stacks().stream()
                .flatMap(stack -> stack.frames().stream())
                .map(frame -> frame.ref())
                .toList();
        List<FrameRef> key = all.stream().filter(this::isKey).toList();
        if (key.isEmpty()) {
            room.say(Texts.of("keyimage.none"), false);
            return;
        }
        int now = viewports
                .active()
                .painted()
                .map(frame -> all.indexOf(frame.ref()))
                .orElse(-1);
        FrameRef next = key.stream()
                .filter(frame -> all.indexOf(frame) > now)
                .findFirst()
                .orElse(key.getFirst());
        room.show(next);
        room.say(Texts.of("keyimage.at", key.indexOf(next) + 1, key.size()), false);
    }

    private boolean isKey(FrameRef frame) {
        return marked.flatMap(now -> now.own(frame)).isPresent() || byOthers(frame);
    }

    /** Ctrl+Z and Ctrl+Y, where the step to take back or make again is one with a key image. */
    public boolean handle(KeyEvent event, Scene scene) {
        boolean control = event.isControlDown() || event.isMetaDown();
        if (!control || scene.getFocusOwner() instanceof TextInputControl) {
            return false;
        }
        return switch (event.getCode()) {
            case Z -> undo();
            case Y -> redo();
            default -> false;
        };
    }

    /** Takes back the last step, if it was one with a key image. */
    public boolean undo() {
        return isNext(Cause.UNDONE) && did(marked.filter(StudyKeyImages::undo).isPresent(), "did.undo");
    }

    public boolean redo() {
        return isNext(Cause.REDONE) && did(marked.filter(StudyKeyImages::redo).isPresent(), "did.redo");
    }

    private boolean isNext(Cause cause) {
        Optional<Instant> step = nextStep(cause);
        return step.isPresent() && room.undoIsFree() && step.equals(room.nextStep(cause));
    }

    /** When the step with a key image was first made that an undo or redo would be of. */
    public Optional<Instant> nextStep(Cause cause) {
        return marked.flatMap(now -> now.nextStep(cause));
    }

    private boolean did(boolean done, String what) {
        if (done) {
            room.say(Texts.of(what), what.equals("did.redo"));
            watchDisk();
        }
        return done;
    }

    private void watchDisk() {
        marked.ifPresent(now -> now.flush()
                .whenComplete((written, failure) -> Platform.runLater(() -> {
                    if (marked.equals(Optional.of(now))) {
                        room.problem(failure == null ? Optional.empty() : Optional.of(Texts.of("problem.journal")));
                    }
                })));
    }

    private void changed() {
        viewports.viewports().forEach(Viewport::refreshNotes);
        room.changed(marked.map(now -> now.own().size()).orElse(0));
    }
}
