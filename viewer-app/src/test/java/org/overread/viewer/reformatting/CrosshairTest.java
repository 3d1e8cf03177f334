package org.overread.viewer.reformatting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.reformat.Reformatter;
import org.overread.core.reformat.Slab;

/** Planes turned about each other, and what they show of volumes whose values are known everywhere. */
class CrosshairTest {
    private static final double SINE = Math.sin(Math.toRadians(20));
    private static final double COSINE = Math.cos(Math.toRadians(20));

    @Test
    void turningTheLinesOfOnePlaneTurnsTheOthersAndLeavesItself() {
        Crosshair turned = Crosshair.at(new PatientPoint(0, 0, 0)).turned(PlaneName.AXIAL, Math.toRadians(30));
        assertThat(turned.of(PlaneName.AXIAL)).isEqualTo(PlaneName.AXIAL.untilted());
        // clockwise as seen from the feet: from the patient's left towards the back
        assertThat(turned.of(PlaneName.CORONAL).across().x()).isCloseTo(Math.cos(Math.PI / 6), within(1e-12));
        assertThat(turned.of(PlaneName.CORONAL).across().y()).isCloseTo(0.5, within(1e-12));
        assertThat(turned.of(PlaneName.CORONAL).down().z()).isCloseTo(-1, within(1e-12));
    }

    @Test
    void planesStayAtRightAnglesOverManyTurns() {
        Crosshair turned = Crosshair.at(new PatientPoint(0, 0, 0));
        for (int i = 0; i < 3000; i++) {
            turned = turned.turned(PlaneName.values()[i % 3], 0.013 * (i % 7));
        }
        for (PlaneName one : PlaneName.values()) {
            PlaneOrientation plane = turned.of(one);
            assertThat(plane.across().dot(plane.down())).isCloseTo(0, within(1e-12));
            for (PlaneName other : PlaneName.values()) {
                double cosine = plane.normal().dot(turned.of(other).normal());
                assertThat(Math.abs(cosine)).isCloseTo(one == other ? 1 : 0, within(1e-9));
            }
        }
    }

    /** A tilted gantry: the slices are moved along themselves from one to the next. */
    @Test
    void anObliquePlaneOfATiltedVolumeShowsTheGradientThatIsThere() {
        VolumeGeometry grid = new VolumeGeometry(
                "1.2",
                40,
                50,
                30,
                new PatientPoint(-30, -40, 100),
                new Direction(1, 0, 0),
                new Direction(0, COSINE, SINE),
                new Direction(0, 0, 1),
                1.5,
                1.6,
                2.5);
        Volume volume = volume(grid, at -> (int) Math.round(1000 + 8 * at.x() - 5 * at.y() + 12 * at.z()));
        VolumeBounds bounds = new VolumeBounds(grid);
        Crosshair crosshair = Crosshair.at(bounds.middle())
                .turned(PlaneName.SAGITTAL, 0.4)
                .turned(PlaneName.CORONAL, -0.9)
                .turned(PlaneName.AXIAL, 0.2);
        Reformatter reformatter = new Reformatter(volume);
        for (PlaneName name : PlaneName.values()) {
            PlaneOrientation orientation = crosshair.of(name);
            ReformatPlane plane = PlaneLook.fit(bounds, orientation, 90, 70)
                    .through(crosshair.centre(), orientation, "1.2", PlaneLook.Grid.of(90, 70, 1), Slab.NONE);
            float[] values = reformatter.sample(plane);
            int inside = 0;
            for (int i = 0; i < values.length; i++) {
                PatientPoint at = plane.toPatient(new ImagePoint(i % 90 + 0.5, i / 90 + 0.5));
                double[] voxel = grid.toVoxel(at);
                if (voxel[0] >= 0
                        && voxel[0] <= 39
                        && voxel[1] >= 0
                        && voxel[1] <= 49
                        && voxel[2] >= 0
                        && voxel[2] <= 29) {
                    // stored values are whole numbers: half a unit of rounding
                    assertThat((double) values[i])
                            .isCloseTo(1000 + 8 * at.x() - 5 * at.y() + 12 * at.z(), within(0.51));
                    inside++;
                } else if (!grid.contains(at)) {
                    assertThat(values[i]).isNaN();
                }
            }
            assertThat(inside).as(name.toString()).isGreaterThan(500);
        }
    }

    @Test
    void aSphereIsARoundDiscOfItsSizeInEveryPlaneHoweverTurned() {
        VolumeGeometry grid = new VolumeGeometry(
                "1.2",
                80,
                80,
                40,
                new PatientPoint(-40, -40, -40),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new Direction(0, 0, 1),
                1,
                1,
                2);
        PatientPoint middle = new PatientPoint(4, -6, 3);
        Volume volume = volume(grid, at -> (int) Math.clamp(1000 + 200 * (15 - at.distanceTo(middle)), 0, 2000));
        Crosshair crosshair = Crosshair.at(middle).turned(PlaneName.AXIAL, 0.7).turned(PlaneName.CORONAL, 0.5);
        Reformatter reformatter = new Reformatter(volume);
        for (PlaneName name : PlaneName.values()) {
            PlaneOrientation orientation = crosshair.of(name);
            ReformatPlane plane = new PlaneLook(middle, 0.5)
                    .through(middle, orientation, "1.2", PlaneLook.Grid.of(100, 100, 1), Slab.NONE);
            float[] values = reformatter.sample(plane);
            int inside = 0;
            for (float value : values) {
                inside += value > 1000 ? 1 : 0;
            }
            assertThat(inside * 0.25).as("mm²").isCloseTo(Math.PI * 15 * 15, within(12.0));
        }
    }

    @Test
    void scrollingGoesByTheDistanceOfVoxelsAndStopsAtTheVolumesEnds() {
        VolumeGeometry grid = new VolumeGeometry(
                "1.2",
                11,
                11,
                5,
                new PatientPoint(0, 0, 0),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new Direction(0, 0, 1),
                0.5,
                0.5,
                4);
        VolumeBounds bounds = new VolumeBounds(grid);
        Direction head = PlaneName.AXIAL.untilted().normal();
        assertThat(bounds.stepMm(head)).isCloseTo(4, within(1e-12));
        assertThat(bounds.stepMm(PlaneName.CORONAL.untilted().normal())).isCloseTo(0.5, within(1e-12));
        assertThat(bounds.moved(new PatientPoint(1, 1, 4), head, 1000)).isEqualTo(new PatientPoint(1, 1, 16));
        assertThat(bounds.moved(new PatientPoint(1, 1, 4), head, -1000)).isEqualTo(new PatientPoint(1, 1, 0));
        assertThat(bounds.within(new PatientPoint(-9, 2, 99))).isEqualTo(new PatientPoint(0, 2, 16));
    }

    @Test
    void aVolumeOfMoreThanHalfTheMemoryIsNotBegun() {
        VolumeGeometry large = new VolumeGeometry(
                "1.2",
                512,
                512,
                1000,
                new PatientPoint(0, 0, 0),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new Direction(0, 0, 1),
                1,
                1,
                1);
        assertThat(VolumeLoading.fits(large, 2, 1_000_000_000)).isFalse();
        assertThat(VolumeLoading.fits(large, 2, 2_000_000_000)).isTrue();
    }

    private interface Value {
        int at(PatientPoint point);
    }

    private static Volume volume(VolumeGeometry grid, Value value) {
        List<ImagePlane> planes = new ArrayList<>();
        List<GreyFrame> frames = new ArrayList<>();
        for (int k = 0; k < grid.slices(); k++) {
            short[] stored = new short[grid.columns() * grid.rows()];
            for (int at = 0; at < stored.length; at++) {
                stored[at] = (short) value.at(grid.toPatient(at % grid.columns(), at / grid.columns(), k));
            }
            planes.add(new ImagePlane(
                    grid.frameOfReferenceUid(),
                    grid.toPatient(0, 0, k),
                    grid.alongI(),
                    grid.alongJ(),
                    new PixelSpacing(grid.spacingJ(), grid.spacingI(), PixelSpacing.Origin.PIXEL_SPACING)));
            frames.add(new GreyFrame(
                    new FrameRef("1." + k, 1),
                    grid.columns(),
                    grid.rows(),
                    stored,
                    false,
                    new ModalityLut.Linear(1, 0, "HU")));
        }
        return new Volume(grid, planes, frames);
    }
}
