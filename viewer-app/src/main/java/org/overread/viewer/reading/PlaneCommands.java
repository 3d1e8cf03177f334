package org.overread.viewer.reading;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.overread.core.image.VoiTransformation;
import org.overread.core.overlay.OverlayShape;
import org.overread.viewer.fusing.FusionView;
import org.overread.viewer.measuring.AnnotationTool;
import org.overread.viewer.reformatting.PlaneMarks;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.reformatting.PlaneRoom;
import org.overread.viewer.reformatting.Reformatting;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.PaintedLayer;
import org.overread.viewer.viewport.PictureLayer;
import org.overread.viewer.viewport.Viewport;
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

    private final ReadingScreen screen;
    private final ReadingController controller;
    private final ViewportGrid viewports;
    private final StatusBar status;
    private final Reformatting reformatting;
    private final PlaneKeys keys;
    private final FusionCommands fusion;
    private Optional<FusionView> planes = Optional.empty();
    private Consumer<Optional<PlaneRoom>> came = room -> {};
    private boolean filled;

    PlaneCommands(
            ReadingScreen screen,
            ReadingController controller,
            ViewportGrid viewports,
            FrameLoader loader,
            StatusBar status,
            PlaneKeys keys) {
        this.screen = screen;
        this.controller = controller;
        this.viewports = viewports;
        this.status = status;
        this.keys = keys;
        reformatting = new Reformatting(loader, new Reformatting.Told(this::show, text -> status.said(text, false)));
        fusion = new FusionCommands(
                controller,
                viewports,
                loader,
                text -> status.said(text, false),
                () -> reformatting.room().ifPresent(PlaneRoom::repaint));
        viewports.onPressed(() -> reformatting.room().ifPresent(PlaneRoom::activateOriginal));
        viewports.onCleared(reformatting::close);
        controller.overlaying().onChange(() -> reformatting.room().ifPresent(PlaneRoom::repaint));
        controller.onMarks(() -> reformatting.room().ifPresent(PlaneRoom::refreshMarks));
    }

    /** Is told of planes that have come, and that they have gone. */
    void onRoom(Consumer<Optional<PlaneRoom>> told) {
        came = told;
    }

    Optional<PlaneRoom> room() {
        return reformatting.room();
    }

    /** Whether there was something to close. */
    boolean close() {
        return reformatting.close();
    }

    /** Whether the command was the planes'. */
    boolean run(ReadingCommand command) {
        switch (command) {
            case REFORMAT -> toggle();
            case SLAB_THICKER -> inRoom(room -> room.thicken(1));
            case SLAB_THINNER -> inRoom(room -> room.thicken(-1));
            case SLAB_PROJECTION -> inRoom(PlaneRoom::project);
            case TURN_BACK -> inPlane((room, pane) -> room.turn(pane.name(), -TURN));
            case TURN_FORWARD -> inPlane((room, pane) -> room.turn(pane.name(), TURN));
            default -> {
                return fusion.run(command, fusionView())
                        || room().map(room -> inPlanes(room, command)).orElse(false);
            }
        }
        return true;
    }

    /** The planes while one of them is active, else the active image. */
    private Optional<FusionView> fusionView() {
        return room().flatMap(PlaneRoom::active).isPresent() ? planes : fusion.active();
    }

    private boolean inPlanes(PlaneRoom room, ReadingCommand command) {
        switch (command) {
            case NEXT_VIEWPORT -> room.activateFurther(1);
            case PREVIOUS_VIEWPORT -> room.activateFurther(-1);
            default -> {
                return room.active().map(pane -> inPlane(room, pane, command)).orElse(false);
            }
        }
        return true;
    }

    private boolean inPlane(PlaneRoom room, PlanePane pane, ReadingCommand command) {
        if (command.tool().filter(AnnotationTool::measures).isPresent()) {
            return false;
        }
        if (command.tool().isPresent() || ORIGINAL_ONLY.contains(command)) {
            status.said(Texts.of("mpr.notHere"), false);
            return true;
        }
        return keys.run(room, pane, command);
    }

    private void toggle() {
        if (!reformatting.close()) {
            Viewport seen = viewports.active();
            seen.stack().ifPresent(stack -> open(seen, stack));
        }
    }

    /** Only of the study being read: planes do not say that they are a prior's. */
    private void open(Viewport seen, FrameStack stack) {
        if (controller.reading().filter(study -> study.stacks().contains(stack)).isPresent()) {
            planes = FusionCommands.view(seen);
            reformatting.open(seen, new MarksOf(seen, stack));
        } else {
            status.said(Texts.of("mpr.prior"), false);
        }
    }

    /** The images give up three quarters of their place, and have all of it back. */
    private void show(Optional<PlaneRoom> room) {
        if (room.isPresent()) {
            filled = viewports.arrangement().size() > 1 && !viewports.isAlone();
        }
        if (filled) {
            viewports.toggleAlone();
        }
        came.accept(room);
        room.ifPresent(opened -> opened.panes().forEach(pane -> new FusionDrag(pane, fusion.fusing(), () -> planes)));
        screen.planes(room);
    }

    private void inRoom(Consumer<PlaneRoom> act) {
        room().ifPresentOrElse(act, () -> status.said(Texts.of("mpr.first"), false));
    }

    private void inPlane(BiConsumer<PlaneRoom, PlanePane> act) {
        inRoom(room -> room.active().ifPresent(pane -> act.accept(room, pane)));
    }

    /** The window presets of the number keys while a plane is active. */
    Optional<List<VoiTransformation>> presets() {
        return room().filter(room -> room.active().isPresent()).map(keys::presets);
    }

    /** The marks on the frames of a series, as they are on the originals. */
    private final class MarksOf implements PlaneMarks {
        private final Viewport place;
        private final FrameStack stack;

        MarksOf(Viewport place, FrameStack stack) {
            this.place = place;
            this.stack = stack;
        }

        @Override
        public List<OverlayShape> shapes() {
            return stack.frames().stream()
                    .flatMap(frame -> controller.marks().shapes(stack, frame.ref()).stream())
                    .toList();
        }

        @Override
        public PictureLayer layer() {
            return fusion.layer(place, stack);
        }

        @Override
        public String text(List<OverlayShape> painted, List<PaintedLayer> layers) {
            return controller.marks().cornerText(painted, layers);
        }

        @Override
        public void seen(List<OverlayShape> painted, List<PaintedLayer> layers) {
            painted.forEach(shape -> controller.seen(List.of(shape), List.of(), shape.frame()));
            controller.seen(List.of(), layers, stack.frame(0).ref());
        }
    }
}
