package org.overread.viewer.reformatting;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.overread.core.image.Direction;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VoiTransformation;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.reformat.Slab;

/**
 * What is done to all planes of a volume at once: the point looked at, how the planes are turned, how thick they are, and how
 * values become grey. Thread: JavaFX.
 */
public final class PlaneMoves {
    private static final int END = 1 << 20;
    private static final double[] THICKNESSES = {0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 80, 120};

    private final PlaneScene scene;
    private final Consumer<PatientPoint> follower;
    private final Runnable moved;

    /**
     * @param follower is told the point looked at whenever it has been moved
     * @param moved after anything has been changed: the planes are to be painted
     */
    PlaneMoves(PlaneScene scene, Consumer<PatientPoint> follower, Runnable moved) {
        this.scene = scene;
        this.follower = follower;
        this.moved = moved;
    }

    /** Goes to a point, or the nearest one of the volume. */
    public void moveTo(PatientPoint point) {
        scene.crosshair(scene.crosshair().to(scene.bounds().within(point)));
        follower.accept(scene.crosshair().centre());
        moved.run();
    }

    /** Shows a plane of the volume's space as it was seen when something was drawn on it, as thick as it was. */
    public void goTo(ReformatPlane plane, PatientPoint at) {
        if (!plane.frameOfReferenceUid().equals(scene.frameOfReferenceUid())) {
            return;
        }
        PlaneOrientation seen = new PlaneOrientation(plane.across(), plane.down());
        PatientPoint now = scene.bounds().within(at);
        PatientPoint onPlane = now.plus(-plane.distanceMm(now), plane.normal());
        scene.slab(plane.slab());
        scene.crosshair(Crosshair.showing(seen, onPlane));
        follower.accept(onPlane);
        moved.run();
    }

    /** Steps of neighbouring voxels along the line of sight. */
    public void scroll(PlaneName name, int steps) {
        Direction normal = scene.crosshair().of(name).normal();
        PatientPoint from = scene.crosshair().centre();
        moveTo(scene.bounds().moved(from, normal, steps * scene.bounds().stepMm(normal)));
    }

    public void scrollToEnd(PlaneName name, boolean last) {
        scroll(name, last ? END : -END);
    }

    /** Turns the lines seen on a plane, clockwise; radians. */
    public void turn(PlaneName seen, double angle) {
        scene.crosshair(scene.crosshair().turned(seen, angle));
        moved.run();
    }

    /** Makes the planes thicker (1) or thinner (−1). */
    public void thicken(int steps) {
        double now = scene.slab().thicknessMm();
        int at = 0;
        while (at < THICKNESSES.length - 1 && THICKNESSES[at] < now) {
            at++;
        }
        double thickness = THICKNESSES[Math.clamp(at + steps, 0, THICKNESSES.length - 1)];
        Slab.Projection projection = now == 0 && thickness > 0
                ? Slab.Projection.MAXIMUM
                : scene.slab().projection();
        slab(thickness == 0 ? Slab.NONE : new Slab(thickness, projection));
    }

    /** The next of MIP, MinIP and mean. */
    public void project() {
        Slab now = scene.slab();
        if (now.thicknessMm() > 0) {
            Slab.Projection[] all = Slab.Projection.values();
            slab(new Slab(now.thicknessMm(), all[(now.projection().ordinal() + 1) % all.length]));
        }
    }

    public void slab(Slab now) {
        scene.slab(now);
        moved.run();
    }

    public void window(UnaryOperator<VoiTransformation> change) {
        scene.window(change.apply(scene.window()));
        moved.run();
    }

    public void nextPalette() {
        scene.nextPalette();
        moved.run();
    }

    public void invert() {
        scene.invert();
        moved.run();
    }
}
