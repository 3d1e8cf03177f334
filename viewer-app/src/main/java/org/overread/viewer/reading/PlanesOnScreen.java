package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.overread.viewer.fusing.FusionView;
import org.overread.viewer.reformatting.PlaneMarks;
import org.overread.viewer.reformatting.PlaneRoom;
import org.overread.viewer.reformatting.PlaneRooms;
import org.overread.viewer.reformatting.Reformatting;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.PriorLabel;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/**
 * The planes of an MPR in the images' place: of the study being read, of a prior, or of both where an image of each is on
 * screen. Nothing is marked or measured on a prior's. Thread: JavaFX.
 */
final class PlanesOnScreen {
    private final ReadingScreen screen;
    private final ReadingController controller;
    private final ViewportGrid viewports;
    private final Reformatting ofStudy;
    private final Reformatting ofPrior;
    private final PlaneRooms rooms;
    private Consumer<Optional<PlaneRoom>> told = room -> {};
    private Optional<FusionView> study = Optional.empty();
    private Optional<FusionView> prior = Optional.empty();
    private boolean askedPrior;
    private boolean shown;
    private boolean filled;

    PlanesOnScreen(
            ReadingScreen screen,
            ReadingController controller,
            ViewportGrid viewports,
            FrameLoader loader,
            Consumer<String> say) {
        this.screen = screen;
        this.controller = controller;
        this.viewports = viewports;
        rooms = new PlaneRooms(active -> viewports.takeKeys(!active));
        ofStudy = new Reformatting(loader, new Reformatting.Told(room -> came(room, false), say));
        ofPrior = new Reformatting(loader, new Reformatting.Told(room -> came(room, true), say));
        viewports.onPressed(rooms::activateOriginal);
        viewports.onCleared(this::close);
        controller.overlaying().onChange(rooms::repaint);
        controller.onMarks(rooms::refreshMarks);
    }

    /** Is told of the planes of the study being read when they have come, and when they have gone. */
    void onRoom(Consumer<Optional<PlaneRoom>> listener) {
        told = told.andThen(listener);
    }

    PlaneRooms rooms() {
        return rooms;
    }

    /** Where the active plane's series is fused with others; empty while no plane is active. */
    Optional<FusionView> fusionView() {
        return rooms.inHand()
                .filter(room -> room.active().isPresent())
                .flatMap(room -> room.scene().prior().isPresent() ? prior : study);
    }

    /** Where the planes of the study being read are fused with others. */
    Optional<FusionView> studyView() {
        return study;
    }

    /** Whether there was something to close. */
    boolean close() {
        return ofPrior.close() | ofStudy.close();
    }

    /** Of what is seen in the active image; beside it those of the other one, where one of both is a prior. */
    void open(Viewport seen, Marks marks) {
        study = Optional.empty();
        prior = Optional.empty();
        askedPrior = label(seen).isPresent();
        Optional<Viewport> other = viewports.isAlone()
                ? Optional.empty()
                : viewports.viewports().stream()
                        .filter(one -> one.stack().isPresent()
                                && label(one).isPresent() != label(seen).isPresent())
                        .findFirst();
        filled = viewports.arrangement().size() > (other.isPresent() ? 2 : 1) && !viewports.isAlone();
        List<Viewport> both = Stream.concat(Stream.of(seen), other.stream()).toList();
        both.forEach(viewport -> viewport.stack().ifPresent(stack -> open(viewport, stack, marks, both.size())));
    }

    private void open(Viewport viewport, FrameStack stack, Marks marks, int volumes) {
        Optional<PriorLabel> label = label(viewport);
        if (label.isPresent()) {
            prior = FusionCommands.view(viewport);
            ofPrior.open(viewport, new Reformatting.Wish(PlaneMarks.NONE, label, volumes));
        } else {
            study = FusionCommands.view(viewport);
            ofStudy.open(viewport, new Reformatting.Wish(marks.of(viewport, stack), label, volumes));
        }
    }

    /** What is painted over the planes of a series of the study being read. */
    interface Marks {
        PlaneMarks of(Viewport place, FrameStack stack);
    }

    private Optional<PriorLabel> label(Viewport viewport) {
        return viewport.stack().flatMap(controller.hanging().screen().words()::priorLabel);
    }

    /** Keys go to the planes of the image that they were asked for, whichever come first; not if an image was clicked since. */
    private void came(Optional<PlaneRoom> room, boolean ofPrior) {
        boolean keys = rooms.takesKeys();
        if (!ofPrior) {
            told.accept(room);
        }
        arrange();
        if (keys && ofPrior == askedPrior) {
            room.ifPresent(opened -> opened.panes().getFirst().activate());
        }
    }

    /** The images give up three quarters of their place, and have all of it back. */
    private void arrange() {
        List<PlaneRoom> now = Stream.of(ofStudy.room(), ofPrior.room())
                .flatMap(Optional::stream)
                .toList();
        rooms.show(now);
        if (shown == now.isEmpty()) {
            shown = !now.isEmpty();
            if (filled) {
                viewports.toggleAlone();
            }
            screen.planes(shown ? Optional.of(rooms) : Optional.empty());
        }
    }
}
