package org.overread.viewer.reformatting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import org.overread.core.image.PatientPoint;
import org.overread.viewer.theme.Palette;

/**
 * Axial, coronal and sagittal plane of a volume in three quarters of the room; the last is left to the original images.
 * What is done to one plane moves the others. Thread: JavaFX.
 */
public final class PlaneRoom extends Region implements AutoCloseable {
    private static final double GAP = 1;
    /** A point that is less far from a volume is of it; mm. */
    private static final double REACHED_MM = 1;

    private final PlaneScene scene;
    private final PlaneMoves moves;
    private final List<PlanePane> panes = new ArrayList<>();
    private final Region frame = new Region();
    private final Consumer<PatientPoint> follower;
    private Optional<PlanePane> active;
    private Runnable changed = () -> {};
    private Runnable activated = () -> {};
    /** Which of how many shares of each quarter it has. */
    private int share;

    private int shares = 1;

    /** @param follower is told the point looked at whenever it has been moved */
    PlaneRoom(PlaneScene scene, Consumer<PatientPoint> follower) {
        this.scene = scene;
        this.follower = follower;
        this.moves = new PlaneMoves(scene, follower, this::repaint);
        setPickOnBounds(false);
        for (PlaneName name : PlaneName.values()) {
            PlanePane pane = new PlanePane(name, scene);
            new PlanePointer(pane, this);
            pane.onActivate(() -> activate(pane));
            pane.onLook(() -> changed.run());
            panes.add(pane);
        }
        getChildren().addAll(panes);
        getChildren().add(frame);
        frame.setMouseTransparent(true);
        frame.setBorder(new Border(new BorderStroke(
                Palette.FOCUS, BorderStrokeStyle.SOLID, CornerRadii.EMPTY, new BorderWidths(1.5), Insets.EMPTY)));
        active = Optional.of(panes.getFirst());
    }

    public List<PlanePane> panes() {
        return List.copyOf(panes);
    }

    public PlaneScene scene() {
        return scene;
    }

    /** The plane that keys go to; empty while they go to the original images. */
    public Optional<PlanePane> active() {
        return active;
    }

    public void activate(PlanePane pane) {
        active = Optional.of(pane);
        requestLayout();
        activated.run();
    }

    void onActivated(Runnable told) {
        activated = told;
    }

    /** Is told after the reader has changed anything of what is seen. */
    void onChange(Runnable told) {
        changed = told;
    }

    /** Takes one of several equal shares, side by side, of each quarter. */
    void share(int number, int of) {
        share = number;
        shares = of;
        requestLayout();
    }

    public void activateOriginal() {
        active = Optional.empty();
        requestLayout();
    }

    // --- what moves -------------------------------------------------------------------------------------------------

    /** What is done to all planes at once. */
    public PlaneMoves moves() {
        return moves;
    }

    /**
     * Shows what another room shows, at the places that correspond.
     *
     * @return whether the volume reaches to the point that the other looks at
     */
    boolean like(PlaneRoom lead, UnaryOperator<PatientPoint> place) {
        PatientPoint wanted = place.apply(lead.scene.crosshair().centre());
        PatientPoint reached = scene.bounds().within(wanted);
        scene.like(lead.scene, reached);
        for (PlanePane pane : panes) {
            pane.like(lead.panes.get(pane.name().ordinal()), place);
        }
        follower.accept(reached);
        panes.forEach(PlanePane::paint);
        return reached.distanceTo(wanted) < REACHED_MM;
    }

    /** How the planes are linked to those of another volume; empty where there are none. */
    void link(String how) {
        panes.forEach(pane -> pane.link(how));
    }

    public void reset() {
        scene.reset();
        panes.forEach(PlanePane::fit);
        repaint();
    }

    void coarse(boolean dragging) {
        panes.forEach(pane -> pane.coarse(dragging));
        changed.run();
    }

    // --- what is seen -----------------------------------------------------------------------------------------------

    /** Lines and marks anew, over the pictures that are there. */
    public void refreshMarks() {
        panes.forEach(PlanePane::draw);
    }

    /** Pictures anew: what is blended over them has changed. */
    public void repaint() {
        panes.forEach(PlanePane::paint);
        changed.run();
    }

    /** Completes when the pictures last asked for are on screen. */
    public CompletableFuture<Void> whenPainted() {
        return CompletableFuture.allOf(
                panes.stream().map(PlanePane::whenPainted).toArray(CompletableFuture[]::new));
    }

    public String writtenTexts() {
        return panes.stream().map(PlanePane::writtenTexts).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        panes.forEach(PlanePane::close);
    }

    @Override
    protected void layoutChildren() {
        double middle = Math.round(getWidth() / 2);
        double centre = Math.round(getHeight() / 2);
        place(panes.get(0), new Rectangle2D(0, 0, middle, centre));
        place(panes.get(1), new Rectangle2D(middle + GAP, 0, Math.max(1, getWidth() - middle - GAP), centre));
        place(panes.get(2), new Rectangle2D(0, centre + GAP, middle, Math.max(1, getHeight() - centre - GAP)));
        frame.setVisible(active.isPresent());
        active.ifPresent(
                pane -> frame.resizeRelocate(pane.getLayoutX(), pane.getLayoutY(), pane.getWidth(), pane.getHeight()));
    }

    private void place(PlanePane pane, Rectangle2D quarter) {
        double width = Math.floor((quarter.getWidth() - (shares - 1) * GAP) / shares);
        pane.resizeRelocate(
                quarter.getMinX() + share * (width + GAP),
                quarter.getMinY(),
                Math.max(1, width),
                Math.max(1, quarter.getHeight()));
    }
}
