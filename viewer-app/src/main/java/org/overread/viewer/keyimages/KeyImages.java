package org.overread.viewer.keyimages;

import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.overread.core.image.FrameRef;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.keyimage.StudyKeyImages;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.study.Study;
import org.overread.viewer.onscreen.KeptOnScreen;
import org.overread.viewer.onscreen.StudyOnScreen;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.ImageNote;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.ViewportGrid;

/** Key images of the study on screen: the reader's own, which he marks and unmarks, and those that the study came with. Thread: JavaFX. */
public final class KeyImages {
    private final ViewportGrid viewports;
    private final KeyImageRoom room;
    private final StudyOnScreen onScreen = new StudyOnScreen();
    private final KeptOnScreen<StudyKeyImages> kept;
    private OthersKeyImages others = OthersKeyImages.NONE;

    public KeyImages(ViewportGrid viewports, KeyImageRoom room) {
        this.viewports = viewports;
        this.room = room;
        kept = new KeptOnScreen<>(room, this::changed);
        viewports.furnish(viewport -> viewport.texts().notesFrom(frame -> notes(frame.ref())));
    }

    // --- the study --------------------------------------------------------------------------------------------------

    public void open(Study study, StudyKeyImages keyImages) {
        onScreen.show(study);
        kept.open(keyImages);
        others = OthersKeyImages.NONE;
        changed();
    }

    /** Reads the selections that the study came with. Takes disk: after its first image. */
    public void readSelections() {
        onScreen.read("key-object-selections", OthersKeyImages::of, read -> {
            others = read;
            changed();
        });
    }

    public void close() {
        onScreen.leave();
        kept.close();
        others = OthersKeyImages.NONE;
        changed();
    }

    /** The marks while the study is on screen, for taking steps back. */
    public KeptOnScreen<StudyKeyImages> kept() {
        return kept;
    }

    // --- what is shown ----------------------------------------------------------------------------------------------

    /** How many frames of a series this reader has kept.now(). */
    public int own(FrameStack stack) {
        return (int) kept.now().stream()
                .flatMap(now -> now.own().stream())
                .filter(one -> stack.position(one.frame()).isPresent())
                .count();
    }

    /** How many frames of a series others have picked out. */
    public int others(FrameStack stack) {
        boolean none = others.byInstance().isEmpty()
                && kept.now().filter(now -> now.all().size() > now.own().size()).isEmpty();
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
        return kept.now().stream()
                .flatMap(now -> now.all().stream()
                        .filter(one -> one.frame().equals(frame))
                        .filter(one -> !now.own(frame).equals(Optional.of(one))))
                .toList();
    }

    private List<ImageNote> notes(FrameRef frame) {
        return KeyImageWriting.notes(kept.now().flatMap(now -> now.own(frame)), readers(frame), others.on(frame));
    }

    // --- what the reader does ---------------------------------------------------------------------------------------

    /** Marks the frame on screen, or takes the mark from it. */
    public void toggle() {
        Optional<PaintedFrame> frame =
                viewports.active().painted().filter(shown -> shown.pixels().isPresent());
        if (frame.isEmpty() || kept.now().isEmpty()) {
            room.say(Texts.of("keyimage.noImage"), false);
        } else if (!ofThisStudy(frame.get().ref())) {
            room.say(Texts.of("keyimage.otherStudy"), false);
        } else {
            StudyKeyImages.Toggled done = kept.now().get().toggle(place(frame.get()));
            room.say(Texts.of("keyimage.did." + done), done != StudyKeyImages.Toggled.REFUSED);
            kept.watchDisk();
        }
    }

    private boolean ofThisStudy(FrameRef frame) {
        return room.stacks().stream().anyMatch(stack -> stack.position(frame).isPresent());
    }

    private AnnotationPlace place(PaintedFrame frame) {
        return new AnnotationPlace(
                onScreen.now().orElseThrow().studyInstanceUid(),
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
        return kept.now().flatMap(now -> now.own(frame)).isPresent() || byOthers(frame);
    }

    /** Ctrl+Z and Ctrl+Y, where the step to take back or make again is one with a key image. */
    public boolean handle(KeyEvent event, Scene scene) {
        boolean control = event.isControlDown() || event.isMetaDown();
        if (!control || scene.getFocusOwner() instanceof TextInputControl) {
            return false;
        }
        return switch (event.getCode()) {
            case Z -> kept.undo();
            case Y -> kept.redo();
            default -> false;
        };
    }

    private void changed() {
        viewports.viewports().forEach(viewport -> viewport.texts().refresh());
        room.changed(kept.now().map(now -> now.own().size()).orElse(0));
    }
}
