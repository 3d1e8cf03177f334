package org.overread.viewer.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.reformatting.PlaneRoom;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/**
 * The keys of the tool or annotation in hand, asked before all others: arrows move what is selected, if its frame is on
 * screen, by a pixel or with Shift by a tenth; Delete removes it, Enter writes on it, Tab goes to the next, Esc leaves.
 * Ctrl+Z and Ctrl+Y are of whatever was done last, here or with the findings.
 */
public final class MeasuringKeys {
    private static final double FINE = 0.1;

    private final Measuring measuring;
    private final ViewportGrid viewports;
    private final List<MeasuringLayer> layers = new ArrayList<>();
    private Optional<PlaneRoom> planes = Optional.empty();
    private List<PlaneMeasuring> planeLayers = List.of();

    public MeasuringKeys(Measuring measuring, ViewportGrid viewports) {
        this.measuring = measuring;
        this.viewports = viewports;
        viewports.furnish(viewport -> layers.add(new MeasuringLayer(viewport, measuring)));
        measuring.onChange(() -> planeLayers.forEach(PlaneMeasuring::paint));
        measuring.onGoTo(item -> planes.ifPresent(room ->
                item.middle().ifPresent(at -> room.moves().goTo(item.plane().orElseThrow(), at))));
    }

    /** The planes of an MPR have come, or have gone: they are measured on, too. */
    public void planes(Optional<PlaneRoom> now) {
        planes = now;
        planeLayers = now.stream()
                .flatMap(room -> room.panes().stream())
                .map(pane -> new PlaneMeasuring(pane, measuring))
                .toList();
    }

    /** What is painted on a plane. */
    public List<DrawnItem> painted(PlanePane pane) {
        return planeLayers.stream()
                .filter(layer -> layer.pane() == pane)
                .flatMap(layer -> layer.painted().stream())
                .toList();
    }

    /** Whether the key was one of these. */
    public boolean handle(KeyEvent event, Scene scene) {
        if (scene.getFocusOwner() instanceof TextInputControl) {
            return false;
        }
        boolean control = event.isControlDown() || event.isMetaDown();
        if (control) {
            return switch (event.getCode()) {
                case Z -> takeBack() || measuring.kept().undo();
                case Y -> measuring.kept().redo();
                default -> false;
            };
        }
        return !event.isAltDown() && (measuring.tool().isPresent() ? withTool(event.getCode()) : withSelected(event));
    }

    /** What is painted in a viewport. */
    public List<DrawnItem> painted(Viewport viewport) {
        return layers.stream()
                .filter(layer -> layer.viewport() == viewport)
                .flatMap(layer -> layer.painted().stream())
                .toList();
    }

    private boolean withTool(KeyCode code) {
        switch (code) {
            case ESCAPE -> measuring.putAway();
            case ENTER -> {
                layers.forEach(MeasuringLayer::finish);
                planeLayers.forEach(PlaneMeasuring::finish);
            }
            case BACK_SPACE -> takeBack();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean takeBack() {
        return layers.stream().filter(MeasuringLayer::takeBack).count()
                        + planeLayers.stream().filter(PlaneMeasuring::takeBack).count()
                > 0;
    }

    private boolean withSelected(KeyEvent event) {
        Optional<DrawnItem> selected = measuring.selected();
        if (selected.isEmpty()) {
            return false;
        }
        double step = event.isShiftDown() ? FINE : 1;
        switch (event.getCode()) {
            case ESCAPE -> {
                if (!measuring.dropHeld()) {
                    measuring.select(Optional.empty());
                }
            }
            case TAB -> measuring.selectFurther(event.isShiftDown() ? -1 : 1);
            case DELETE -> selected.get().own().ifPresent(measuring::remove);
            case ENTER -> rename(selected.get());
            case LEFT -> {
                return nudge(selected.get(), -step, 0);
            }
            case RIGHT -> {
                return nudge(selected.get(), step, 0);
            }
            case UP -> {
                return nudge(selected.get(), 0, -step);
            }
            case DOWN -> {
                return nudge(selected.get(), 0, step);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void rename(DrawnItem item) {
        if (planeLayers.stream().noneMatch(layer -> layer.rename(item))) {
            layers.stream().anyMatch(layer -> layer.rename(item));
        }
    }

    /** Only what is seen is moved: on the plane that keys go to, else on the active image. */
    private boolean nudge(DrawnItem item, double across, double down) {
        Optional<PlanePane> plane = planes.flatMap(PlaneRoom::active);
        return plane.isPresent()
                ? planeLayers.stream()
                        .filter(layer -> layer.pane() == plane.get())
                        .anyMatch(layer -> layer.nudge(item, across, down))
                : viewports.takesKeys()
                        && layers.stream()
                                .filter(layer -> layer.viewport() == viewports.active())
                                .anyMatch(layer -> layer.nudge(item, across, down));
    }
}
