package org.overread.viewer.reformatting;

import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Point2D;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.reformat.ReformatPlane;

/** Zoom and place of a plane in a view of some size, and where points of the patient are seen in it. Thread: JavaFX. */
public final class PlaneView {
    private final PlaneName name;
    private final PlaneScene scene;
    private Optional<PlaneLook> look = Optional.empty();
    private boolean fitted = true;
    private double width;
    private double height;

    PlaneView(PlaneName name, PlaneScene scene) {
        this.name = name;
        this.scene = scene;
    }

    /** View pixels. */
    void size(double nowWide, double nowHigh) {
        width = nowWide;
        height = nowHigh;
    }

    /** Whether there is room for a picture. */
    boolean isSeen() {
        return width >= 2 && height >= 2;
    }

    /** Whether it has zoom and place: not before there was room. */
    boolean isPlaced() {
        return look.isPresent();
    }

    /** Fits the volume into the view, unless the reader has chosen otherwise. */
    void place() {
        if (fitted || look.isEmpty()) {
            look = Optional.of(PlaneLook.fit(scene.bounds(), orientation(), width, height));
        }
    }

    void fit() {
        fitted = true;
    }

    /** Zooms so that what is at a point of the view stays there. */
    void zoom(double x, double y, double factor) {
        fitted = false;
        look = look.map(now -> now.zoomed(orientation(), new Point2D(x - width / 2, y - height / 2), factor));
    }

    void pan(double dx, double dy) {
        fitted = false;
        look = look.map(now -> now.panned(orientation(), dx, dy));
    }

    /** Zoom and pan of another view, around the point that corresponds. */
    void like(PlaneView lead, UnaryOperator<PatientPoint> corresponding) {
        fitted = false;
        look = lead.look.map(other -> other.at(corresponding)).or(() -> look);
    }

    /** A point of the view, of the plane that is seen. */
    public PatientPoint toPatient(double x, double y) {
        ReformatPlane plane = plane();
        return plane.toPatient(
                new ImagePoint((x - width / 2) + plane.columns() / 2.0, (y - height / 2) + plane.rows() / 2.0));
    }

    /** Where a patient point is seen: the foot of the perpendicular on this plane. */
    public Point2D toView(PatientPoint point) {
        ReformatPlane plane = plane();
        ImagePoint at = plane.toImage(point);
        return new Point2D(at.column() - plane.columns() / 2.0 + width / 2, at.row() - plane.rows() / 2.0 + height / 2);
    }

    /** The plane that is seen, in the grid that all who draw on it share. */
    public ReformatPlane drawingPlane() {
        PlaneOrientation plane = orientation();
        return ReformatPlane.through(
                scene.bounds().grid(), scene.crosshair().centre(), plane.across(), plane.down(), scene.slab());
    }

    /** Whether a patient point lies on the plane that is seen, within half of the distance of voxels across it. */
    public boolean passesThrough(PatientPoint point) {
        Direction normal = orientation().normal();
        double away = normal.along(scene.crosshair().centre(), point);
        return Math.abs(away) <= scene.bounds().stepMm(normal) / 2;
    }

    /** The plane that is seen, in a grid of the view. @param pixels of the view to one of the grid */
    ReformatPlane plane(double pixels) {
        return plane(PlaneLook.Grid.of(width, height, pixels));
    }

    private ReformatPlane plane() {
        return plane(PlaneLook.Grid.of(Math.max(1, width), Math.max(1, height), 1));
    }

    private ReformatPlane plane(PlaneLook.Grid grid) {
        return look.orElseThrow()
                .through(
                        scene.crosshair().centre(),
                        orientation(),
                        scene.bounds().grid().frameOfReferenceUid(),
                        grid,
                        scene.slab());
    }

    private PlaneOrientation orientation() {
        return scene.crosshair().of(name);
    }
}
