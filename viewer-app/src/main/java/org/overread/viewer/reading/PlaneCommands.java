package org.overread.viewer.reading;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.overread.core.image.VoiTransformation;
import org.overread.viewer.overlaying.LayerLegend;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.reformatting.PlaneRoom;
import org.overread.viewer.reformatting.PlaneRooms;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.ViewportGrid;

/** The planes of an MPR in the window: they share the images' place, and take the keys of the one that is active. Thread: JavaFX. */
final class PlaneCommands {
    /** What is done to stored images alone: on a plane it would go to an image that the reader does not look at. */
    private static final Set<ReadingCommand> ORIGINAL_ONLY = EnumSet.of(
            ReadingCommand.MISSED,
            ReadingCommand.KEY_IMAGE,
            ReadingCommand.PRESENTATION_STATES,
            ReadingCommand.ROTATE,
            ReadingCommand.FLIP,
            ReadingCommand.IMAGE_OVERLAYS,
            ReadingCommand.CINE,
            ReadingCommand.CINE_SLOWER,
            ReadingCommand.CINE_FASTER,
            ReadingCommand.MAGNIFIER,
            ReadingCommand.PIXEL_SIZE,
            ReadingCommand.COPY_PICTURE,
            ReadingCommand.SAVE_PICTURE,
            ReadingCommand.VIEWPORT_ALONE);

    private static final double TURN = Math.toRadians(5);

    private final ViewportGrid viewports;
    private final StatusBar status;
    private final PlanesOnScreen planes;
    private final PlaneKeys keys;
    private final FusionCommands fusion;
    private final PlanesOnScreen.Marks marks;

    PlaneCommands(
            ReadingScreen screen,
            ReadingController controller,
            ViewportGrid viewports,
            FrameLoader loader,
            StatusBar status,
            PlaneKeys keys) {
        this.viewports = viewports;
        this.status = status;
        this.keys = keys;
        planes = new PlanesOnScreen(screen, controller, viewports, loader, this::say);
        fusion = new FusionCommands(
                controller, viewports, loader, this::say, () -> planes.rooms().repaint());
        marks = (place, stack) -> new MarksOfSeries(controller, stack, () -> fusion.layer(place, stack));
        planes.onRoom(room -> room.ifPresent(opened -> opened.panes().forEach(this::furnish)));
    }

    /** A legend, and the drag that changes how what is fused looks. */
    private void furnish(PlanePane pane) {
        new FusionDrag(pane, fusion.fusing(), planes::studyView);
        LayerLegend legend = new LayerLegend(true);
        pane.addLayer(legend, () -> legend.showPlane(pane.shown()));
    }

    /** Is told of the planes of the study being read when they have come, and when they have gone. */
    void onRoom(Consumer<Optional<PlaneRoom>> told) {
        planes.onRoom(told);
    }

    PlaneRooms rooms() {
        return planes.rooms();
    }

    /** The planes that are active, or were last. */
    Optional<PlaneRoom> room() {
        return planes.rooms().inHand();
    }

    /** Whether there was something to close. */
    boolean close() {
        return planes.close();
    }

    /** Whether the command was the planes'. */
    boolean run(ReadingCommand command) {
        switch (command) {
            case REFORMAT -> toggle();
            case SLAB_THICKER -> inRoom(room -> room.moves().thicken(1));
            case SLAB_THINNER -> inRoom(room -> room.moves().thicken(-1));
            case SLAB_PROJECTION -> inRoom(room -> room.moves().project());
            case TURN_BACK -> inPlane((room, pane) -> room.moves().turn(pane.name(), -TURN));
            case TURN_FORWARD -> inPlane((room, pane) -> room.moves().turn(pane.name(), TURN));
            default -> {
                return fusion.run(command, planes.fusionView().or(fusion::active)) || inPlanes(command);
            }
        }
        return true;
    }

    private boolean inPlanes(ReadingCommand command) {
        if (room().isEmpty()) {
            return false;
        }
        switch (command) {
            case NEXT_VIEWPORT -> planes.rooms().activateFurther(1);
            case PREVIOUS_VIEWPORT -> planes.rooms().activateFurther(-1);
            default -> {
                return room().flatMap(room -> room.active().map(pane -> inPlane(room, pane, command)))
                        .orElse(false);
            }
        }
        return true;
    }

    private boolean inPlane(PlaneRoom room, PlanePane pane, ReadingCommand command) {
        boolean prior = room.scene().prior().isPresent();
        if (command == ReadingCommand.SYNCHRONISE) {
            return planes.rooms().toggleLink().isPresent();
        }
        if (command.tool().isPresent()) {
            if (prior) {
                say(Texts.of("mpr.prior"));
            }
            return prior;
        }
        if (ORIGINAL_ONLY.contains(command)) {
            say(Texts.of("mpr.notHere"));
            return true;
        }
        return keys.run(room, pane, command);
    }

    private void toggle() {
        if (!planes.close()) {
            planes.open(viewports.active(), marks);
        }
    }

    private void say(String text) {
        status.said(text, false);
    }

    private void inRoom(Consumer<PlaneRoom> act) {
        room().ifPresentOrElse(act, () -> say(Texts.of("mpr.first")));
    }

    private void inPlane(BiConsumer<PlaneRoom, PlanePane> act) {
        inRoom(room -> room.active().ifPresent(pane -> act.accept(room, pane)));
    }

    /** The window presets of the number keys while a plane is active. */
    Optional<List<VoiTransformation>> presets() {
        return room().filter(room -> room.active().isPresent()).map(keys::presets);
    }
}
