package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import org.overread.viewer.theme.Palette;

/**
 * The viewports of a reading window. One of them is active: keys and commands go to it, and a frame shows which it is
 * where there are several. Viewports beyond the layout keep nothing on screen. Thread: JavaFX.
 */
public final class ViewportGrid extends Region implements AutoCloseable {
    private static final double GAP = 1;

    private final Supplier<Viewport> maker;
    private final List<Viewport> viewports = new ArrayList<>();
    private final Region frame = new Region();
    private ViewLayout layout = ViewLayout.grid(1, 1);
    private Optional<Viewport> alone = Optional.empty();
    private Viewport active;
    private Consumer<Viewport> listener = viewport -> {};
    private Runnable pressed = () -> {};
    private Runnable cleared = () -> {};
    private Consumer<Viewport> furnisher = viewport -> {};
    private boolean taken = true;

    /** @param maker makes a viewport, called once for each cell that a layout first needs */
    public ViewportGrid(Supplier<Viewport> maker) {
        this.maker = maker;
        setBackground(Background.fill(Palette.PANEL));
        setMinSize(1, 1);
        frame.setMouseTransparent(true);
        frame.setBorder(new Border(new BorderStroke(
                Palette.FOCUS, BorderStrokeStyle.SOLID, CornerRadii.EMPTY, new BorderWidths(1.5), Insets.EMPTY)));
        getChildren().add(frame);
        fill();
        active = viewports.getFirst();
    }

    /** The viewports of the layout, in its order, whether or not one of them fills the room now. */
    public List<Viewport> viewports() {
        return List.copyOf(viewports.subList(0, layout.size()));
    }

    /** Also those that a smaller layout keeps for later. */
    public List<Viewport> all() {
        return List.copyOf(viewports);
    }

    public Viewport active() {
        return active;
    }

    public ViewLayout arrangement() {
        return layout;
    }

    /** Arranges the room anew; what is beyond the new layout is cleared. The active viewport stays, or the first is it. */
    public void arrange(ViewLayout wanted) {
        cleared.run();
        alone = Optional.empty();
        layout = wanted;
        fill();
        viewports.stream().skip(layout.size()).forEach(Viewport::clear);
        activate(viewports().contains(active) ? active : viewports.getFirst());
        requestLayout();
    }

    public void activate(Viewport chosen) {
        if (!viewports().contains(chosen)) {
            throw new IllegalArgumentException("not a viewport of this layout");
        }
        boolean changed = active != chosen;
        active = chosen;
        alone = alone.map(any -> chosen);
        requestLayout();
        if (changed) {
            listener.accept(chosen);
        }
    }

    /** Makes the viewport that is some steps further the active one, around the ends. */
    public void activateFurther(int steps) {
        List<Viewport> all = viewports();
        activate(all.get(Math.floorMod(all.indexOf(active) + steps, all.size())));
    }

    /** The active viewport fills the room, or gives it back to all. */
    public void toggleAlone() {
        alone = alone.isPresent() || layout.size() == 1 ? Optional.empty() : Optional.of(active);
        requestLayout();
    }

    public boolean isAlone() {
        return alone.isPresent();
    }

    /** Is told which viewport has become the active one. */
    public void onActive(Consumer<Viewport> told) {
        listener = listener.andThen(told);
    }

    /** Is told when the reader presses the mouse on one of them. */
    public void onPressed(Runnable told) {
        pressed = told;
    }

    /** Is told when all have been cleared or are arranged anew, before anything else is shown. */
    public void onCleared(Runnable told) {
        Runnable before = cleared;
        cleared = () -> {
            before.run();
            told.run();
        };
    }

    /** Whether keys go to the active viewport, and not to something beside the images. */
    public void takeKeys(boolean now) {
        taken = now;
        requestLayout();
    }

    /** Whether keys go to the active viewport. */
    public boolean takesKeys() {
        return taken;
    }

    /** Furnishes every viewport, those that there are and those that a layout will need. */
    public void furnish(Consumer<Viewport> each) {
        furnisher = furnisher.andThen(each);
        viewports.forEach(each);
    }

    /** Completes when what was last wished for is on screen in every viewport that can be seen. */
    public CompletableFuture<Void> whenPainted() {
        return CompletableFuture.allOf(viewports().stream()
                .filter(viewport -> alone.map(one -> one == viewport).orElse(true))
                .map(Viewport::whenPainted)
                .toArray(CompletableFuture[]::new));
    }

    public void clear() {
        viewports.forEach(Viewport::clear);
        cleared.run();
    }

    @Override
    public void close() {
        viewports.forEach(Viewport::close);
    }

    private void fill() {
        while (viewports.size() < layout.size()) {
            Viewport made = maker.get();
            made.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
                activate(made);
                pressed.run();
            });
            made.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
            viewports.add(made);
            furnisher.accept(made);
            getChildren().add(viewports.size() - 1, made);
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
            toggleAlone();
        }
    }

    @Override
    protected void layoutChildren() {
        for (int i = 0; i < viewports.size(); i++) {
            Viewport viewport = viewports.get(i);
            boolean shown = alone.map(one -> one == viewport).orElse(i < layout.size());
            viewport.setVisible(shown);
            if (shown) {
                place(
                        viewport,
                        alone.isPresent()
                                ? ViewLayout.grid(1, 1).cells().getFirst()
                                : layout.cells().get(i));
            }
        }
        frame.setVisible(taken && layout.size() > 1 && alone.isEmpty());
        frame.resizeRelocate(active.getLayoutX(), active.getLayoutY(), active.getWidth(), active.getHeight());
    }

    /** Cells meet at whole pixels, a gap between neighbours. */
    private void place(Viewport viewport, ViewLayout.Cell cell) {
        double left = Math.round(cell.x() * getWidth()) + (cell.x() > 0 ? GAP : 0);
        double top = Math.round(cell.y() * getHeight()) + (cell.y() > 0 ? GAP : 0);
        double right = Math.round((cell.x() + cell.width()) * getWidth());
        double bottom = Math.round((cell.y() + cell.height()) * getHeight());
        viewport.resizeRelocate(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }
}
