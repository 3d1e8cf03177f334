package org.overread.ai.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;

/** How wide segments are, against looking at every pair of their voxels. */
class SegmentOnFramesTest {
    private static final int W = 11;
    private static final int H = 9;
    private static final int D = 7;

    /** Unlike spacings, turned about the patient's length. */
    private final VolumeGeometry geometry = new VolumeGeometry(
            "1.2.3",
            W,
            H,
            D,
            new PatientPoint(-10, 20, 30),
            new Direction(0.6, 0.8, 0),
            new Direction(-0.8, 0.6, 0),
            new Direction(0, 0, 1),
            0.7,
            0.9,
            2.5);

    @Test
    void theTwoVoxelsFarthestApartAreFoundAmongAll() {
        Random random = new Random(7);
        for (int n = 0; n < 200; n++) {
            VoxelMask mask = VoxelMask.empty(W, H, D);
            double share = random.nextDouble() * 0.2;
            for (int i = 0; i < mask.inside().length; i++) {
                mask.inside()[i] = (byte) (random.nextDouble() < share ? 1 : 0);
            }
            assertThat(segment(mask).widestMm()).isCloseTo(ofAllPairs(mask), within(1e-9));
        }
    }

    @Test
    void oneVoxelHasNoWidthAndARowHasThatOfItsEnds() {
        VoxelMask mask = VoxelMask.empty(W, H, D);
        mask.inside()[mask.index(4, 5, 3)] = 1;
        assertThat(segment(mask).widestMm()).isZero();

        mask.inside()[mask.index(9, 5, 3)] = 1;
        assertThat(segment(mask).widestMm()).isCloseTo(5 * 0.7, within(1e-9));
    }

    private double ofAllPairs(VoxelMask mask) {
        List<PatientPoint> points = new ArrayList<>();
        for (int k = 0; k < D; k++) {
            for (int j = 0; j < H; j++) {
                for (int i = 0; i < W; i++) {
                    if (mask.contains(i, j, k)) {
                        points.add(geometry.toPatient(i, j, k));
                    }
                }
            }
        }
        return points.stream()
                .flatMapToDouble(one -> points.stream().mapToDouble(one::distanceTo))
                .max()
                .orElse(0);
    }

    private SegmentOnFrames segment(VoxelMask mask) {
        short[] pixels = new short[W * H];
        List<GreyFrame> frames = IntStream.range(0, D)
                .mapToObj(k ->
                        new GreyFrame(new FrameRef("1.2.3." + (k + 1), 1), W, H, pixels, true, ModalityLut.IDENTITY))
                .toList();
        List<ImagePlane> planes = IntStream.range(0, D)
                .mapToObj(k -> new ImagePlane(
                        "1.2.3",
                        geometry.toPatient(0, 0, k),
                        geometry.alongI(),
                        geometry.alongJ(),
                        new PixelSpacing(0.9, 0.7, PixelSpacing.Origin.PIXEL_SPACING)))
                .toList();
        return new SegmentOnFrames(new Volume(geometry, planes, frames), mask, 0, 0, 0);
    }
}
