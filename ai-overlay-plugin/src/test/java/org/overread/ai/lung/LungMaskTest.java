package org.overread.ai.lung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.overread.ai.volume.IsotropicVolume;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.finding.Laterality;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;

class LungMaskTest {
    private static final int SIZE = 80;
    private static final int DEPTH = 50;
    private static final double VOXEL_MM = 1.5;

    /** HU at a voxel of a grid of 1.5 mm. */
    private interface Densities {
        double at(int x, int y, int z);
    }

    private static double inBody(int x, int y, double otherwise) {
        return x < 4 || y < 4 || x > SIZE - 5 || y > SIZE - 5 ? -1000 : otherwise;
    }

    private static boolean inLungs(int x, int y) {
        boolean right = x >= 8 && x < 30;
        boolean left = x >= 50 && x < 72;
        return (right || left) && y >= 15 && y < 65;
    }

    private static double twoLungs(int x, int y, int z) {
        return inBody(x, y, inLungs(x, y) ? -850 : 40);
    }

    @Test
    void lungsMayTouchTheLowestAndHighestSliceAndOutsideAirIsNoLung() {
        LungMask lungs = lungs(LungMaskTest::twoLungs);

        assertThat(lungs.contains(20, 40, 0)).isTrue();
        assertThat(lungs.contains(60, 40, DEPTH - 1)).isTrue();
        assertThat(lungs.contains(1, 1, 25)).isFalse();
        assertThat(lungs.contains(40, 40, 25)).isFalse();
        double expected = 2 * 22 * 50 * DEPTH;
        assertThat((double) lungs.voxels().count()).isCloseTo(expected, within(0.06 * expected));
    }

    @Test
    void noduleAtTheWallAndVesselsAreInTheMask() {
        LungMask lungs = lungs((x, y, z) -> {
            boolean atWall = Math.hypot(Math.hypot(x - 8, y - 40), z - 25) < 5;
            boolean vessel = Math.abs(x - 22) < 2 && Math.abs(z - 20) < 2;
            return atWall || vessel ? 40 : twoLungs(x, y, z);
        });

        assertThat(lungs.contains(12, 40, 25)).isTrue();
        assertThat(lungs.contains(22, 40, 20)).isTrue();
        assertThat(lungs.contains(5, 40, 25)).isFalse();
    }

    @Test
    void largeLesionWithinALungIsFilled() {
        LungMask lungs =
                lungs((x, y, z) -> Math.hypot(Math.hypot(x - 19, y - 40), z - 25) < 9 ? 40 : twoLungs(x, y, z));

        assertThat(lungs.contains(19, 40, 25)).isTrue();
    }

    @Test
    void smallPocketsOfAirAreNoLung() {
        LungMask lungs =
                lungs((x, y, z) -> Math.hypot(Math.hypot(x - 40, y - 40), z - 25) < 6 ? -1000 : inBody(x, y, 40));

        assertThat(lungs.volumeMl()).isZero();
        assertThat(lungs.bounds().isEmpty()).isTrue();
    }

    @Test
    void rightLungIsAtSmallXAndLeftLungAtLargeX() {
        LungMask lungs = lungs(LungMaskTest::twoLungs);

        assertThat(lungs.side(20, 25)).contains(Laterality.RIGHT);
        assertThat(lungs.side(60, 25)).contains(Laterality.LEFT);
        assertThat(lungs.side(39.5, 25)).isEmpty();
    }

    @Test
    void sideComesFromTheMediastinumNotFromTheMiddleOfTheImage() {
        // The patient lies off centre, and the lungs come so close that the mask joins them.
        LungMask lungs = lungs((x, y, z) -> {
            boolean right = x >= 8 && x < 20;
            boolean left = x >= 30 && x < 44;
            return inBody(x, y, (right || left) && y >= 15 && y < 65 ? -850 : 40);
        });

        assertThat(lungs.side(36, 25)).contains(Laterality.LEFT);
        assertThat(lungs.side(12, 25)).contains(Laterality.RIGHT);
    }

    @Test
    void singleLungHasNoSideThatCouldBeTold() {
        LungMask lungs = lungs((x, y, z) -> inBody(x, y, x >= 46 && x < 70 && y >= 15 && y < 65 ? -850 : 40));

        assertThat(lungs.side(50, 25)).isEmpty();
        assertThat(lungs.side(66, 25)).isEmpty();
    }

    private static LungMask lungs(Densities densities) {
        try (SliceWorkers workers = new SliceWorkers(1)) {
            return LungMask.of(IsotropicVolume.of(volume(densities), VOXEL_MM, workers), workers);
        }
    }

    private static Volume volume(Densities densities) {
        Direction x = new Direction(1, 0, 0);
        Direction y = new Direction(0, 1, 0);
        VolumeGeometry geometry = new VolumeGeometry(
                "1.2",
                SIZE,
                SIZE,
                DEPTH,
                new PatientPoint(0, 0, 0),
                x,
                y,
                new Direction(0, 0, 1),
                VOXEL_MM,
                VOXEL_MM,
                VOXEL_MM);
        PixelSpacing spacing = new PixelSpacing(VOXEL_MM, VOXEL_MM, PixelSpacing.Origin.PIXEL_SPACING);
        List<GreyFrame> frames =
                IntStream.range(0, DEPTH).mapToObj(z -> frame(densities, z)).toList();
        List<ImagePlane> planes = IntStream.range(0, DEPTH)
                .mapToObj(z -> new ImagePlane("1.2", geometry.toPatient(0, 0, z), x, y, spacing))
                .toList();
        return new Volume(geometry, planes, frames);
    }

    private static GreyFrame frame(Densities densities, int z) {
        short[] stored = new short[SIZE * SIZE];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (short) densities.at(i % SIZE, i / SIZE, z);
        }
        return new GreyFrame(new FrameRef("1.2." + (z + 1), 1), SIZE, SIZE, stored, false, ModalityLut.IDENTITY);
    }
}
