package org.overread.ai.nodule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.overread.ai.lung.LungMask;
import org.overread.ai.volume.Components;
import org.overread.ai.volume.HuSampler;
import org.overread.ai.volume.IsotropicGrid;
import org.overread.ai.volume.VoxelBox;
import org.overread.ai.volume.VoxelMask;
import org.overread.core.finding.Mark;
import org.overread.core.finding.MaskFrame;
import org.overread.core.image.FrameRef;
import org.overread.core.image.Volume;

/**
 * A segmented nodule on the frames of the series it was found in.
 *
 * <p>Frame: the mask is a window of the series: its voxel (0, 0, 0) is column {@code column}, row {@code row} of slice
 * {@code slice}, zero-based.
 */
final class NoduleOnFrames {
    private final Volume volume;
    private final VoxelMask mask;
    private final int column;
    private final int row;
    private final int slice;

    private NoduleOnFrames(Volume volume, VoxelMask mask, int column, int row, int slice) {
        this.volume = volume;
        this.mask = mask;
        this.column = column;
        this.row = row;
        this.slice = slice;
    }

    /** Pixels as dense as the nodule, in its region or next to it, that hang together; the mask may be empty. */
    static NoduleOnFrames of(Volume volume, LocalCube cube, NoduleSegmentation nodule, LungMask lungs) {
        int[] distance = CubeDistance.squared(nodule.region(), true, 1);
        int[] window = window(volume, cube, distance);
        VoxelMask dense = VoxelMask.empty(window[3] - window[0], window[4] - window[1], window[5] - window[2]);
        IsotropicGrid grid = cube.grid();
        HuSampler hu = new HuSampler(volume);
        for (int k = 0; k < dense.depth(); k++) {
            for (int j = 0; j < dense.height(); j++) {
                for (int i = 0; i < dense.width(); i++) {
                    double[] at = grid.toGrid(window[0] + i, window[1] + j, window[2] + k);
                    boolean inside = near(cube, distance, at)
                            && lungs.contains(at[0], at[1], at[2])
                            && hu.at(window[0] + i, window[1] + j, window[2] + k) >= nodule.thresholdHu();
                    dense.inside()[dense.index(i, j, k)] = (byte) (inside ? 1 : 0);
                }
            }
        }
        return new NoduleOnFrames(volume, whole(dense), window[0], window[1], window[2]);
    }

    private static boolean near(LocalCube cube, int[] distance, double[] at) {
        int x = cube.cubeVoxel(at[0], 0);
        int y = cube.cubeVoxel(at[1], 1);
        int z = cube.cubeVoxel(at[2], 2);
        return LocalCube.contains(x, y, z) && distance[LocalCube.index(x, y, z)] <= 1;
    }

    /** The largest connected part, its holes filled. */
    private static VoxelMask whole(VoxelMask dense) {
        VoxelMask whole = VoxelMask.empty(dense.width(), dense.height(), dense.depth());
        Components parts = new Components(dense, 1);
        int largest = parts.largest();
        parts.addTo(whole, (voxels, atSide) -> voxels == largest);
        new Components(whole, 0).addTo(whole, (voxels, atSide) -> !atSide);
        return whole;
    }

    /** First and beyond-last source {column, row, slice} that the region may reach, cut off at the volume's edges. */
    private static int[] window(Volume volume, LocalCube cube, int[] distance) {
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-1, -1, -1};
        for (int i = 0; i < distance.length; i++) {
            if (distance[i] <= 1) {
                double[] source = cube.grid()
                        .toSource(
                                cube.gridPosition(LocalCube.x(i), 0),
                                cube.gridPosition(LocalCube.y(i), 1),
                                cube.gridPosition(LocalCube.z(i), 2));
                for (int axis = 0; axis < 3; axis++) {
                    low[axis] = Math.min(low[axis], source[axis]);
                    high[axis] = Math.max(high[axis], source[axis]);
                }
            }
        }
        int[] extent = {
            volume.geometry().columns(),
            volume.geometry().rows(),
            volume.geometry().slices()
        };
        int[] window = new int[6];
        for (int axis = 0; axis < 3; axis++) {
            // One more on each side, so that the mask's outside hangs together around it.
            window[axis] = Math.clamp((long) Math.floor(low[axis]) - 1, 0, extent[axis] - 1);
            window[axis + 3] = Math.clamp((long) Math.ceil(high[axis]) + 2, window[axis] + 1, extent[axis]);
        }
        return window;
    }

    boolean isEmpty() {
        return mask.bounds().isEmpty();
    }

    double volumeMl() {
        double voxelMm3 = volume.geometry().spacingI()
                * volume.geometry().spacingJ()
                * volume.geometry().spacingK();
        return mask.count() * voxelMm3 / 1000;
    }

    /** Source voxel {column, row, slice} of the centre of mass. */
    double[] centre() {
        double[] sum = new double[3];
        for (int k = 0; k < mask.depth(); k++) {
            for (int j = 0; j < mask.height(); j++) {
                for (int i = 0; i < mask.width(); i++) {
                    if (mask.contains(i, j, k)) {
                        sum[0] += i;
                        sum[1] += j;
                        sum[2] += k;
                    }
                }
            }
        }
        int count = mask.count();
        return new double[] {column + sum[0] / count, row + sum[1] / count, slice + sum[2] / count};
    }

    boolean contains(double[] source) {
        int i = (int) Math.rint(source[0]) - column;
        int j = (int) Math.rint(source[1]) - row;
        int k = (int) Math.rint(source[2]) - slice;
        return i >= 0
                && j >= 0
                && k >= 0
                && i < mask.width()
                && j < mask.height()
                && k < mask.depth()
                && mask.contains(i, j, k);
    }

    /** The box around the mask on the slice through its centre, or on the nearest slice that shows it. */
    Mark.Box box() {
        int centreSlice = (int) Math.rint(centre()[2]) - slice;
        int shown = IntStream.range(0, mask.depth())
                .filter(k -> !onSlice(k).bounds().isEmpty())
                .boxed()
                .min(Comparator.comparingInt(k -> Math.abs(k - centreSlice)))
                .orElseThrow();
        VoxelBox bounds = onSlice(shown).bounds();
        return new Mark.Box(
                frame(shown), column + bounds.x0(), row + bounds.y0(), column + bounds.x1(), row + bounds.y1());
    }

    Mark.Mask marked() {
        List<MaskFrame> frames = new ArrayList<>();
        for (int k = 0; k < mask.depth(); k++) {
            VoxelMask pixels = onSlice(k);
            boolean[] inside = new boolean[pixels.inside().length];
            for (int i = 0; i < inside.length; i++) {
                inside[i] = pixels.inside()[i] != 0;
            }
            if (!pixels.bounds().isEmpty()) {
                frames.add(MaskFrame.of(frame(k), column, row, mask.width(), mask.height(), inside));
            }
        }
        return new Mark.Mask(frames);
    }

    /** Mean of the long and the short axis on the slice that shows most of the nodule, mm. */
    double diameterMm() {
        int best = IntStream.range(0, mask.depth())
                .boxed()
                .max(Comparator.comparingInt(k -> onSlice(k).count()))
                .orElseThrow();
        SliceOutline outline =
                new SliceOutline(volume.geometry().spacingI(), volume.geometry().spacingJ());
        return outline.meanDiameterMm(onSlice(best));
    }

    private VoxelMask onSlice(int k) {
        int pixels = mask.width() * mask.height();
        return new VoxelMask(
                mask.width(), mask.height(), 1, Arrays.copyOfRange(mask.inside(), k * pixels, (k + 1) * pixels));
    }

    private FrameRef frame(int k) {
        return volume.frames().get(slice + k).ref();
    }
}
