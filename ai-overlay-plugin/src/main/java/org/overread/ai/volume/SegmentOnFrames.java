package org.overread.ai.volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.overread.core.finding.Mark;
import org.overread.core.finding.MaskFrame;
import org.overread.core.image.FrameRef;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.Volume;

/**
 * A segment on the frames of the series it was found in.
 *
 * <p>Frame: the mask is a window of the series: its voxel (0, 0, 0) is column {@code column}, row {@code row} of slice
 * {@code slice}, zero-based.
 */
public final class SegmentOnFrames {
    private final Volume volume;
    private final VoxelMask mask;
    private final int column;
    private final int row;
    private final int slice;

    public SegmentOnFrames(Volume volume, VoxelMask mask, int column, int row, int slice) {
        this.volume = volume;
        this.mask = mask;
        this.column = column;
        this.row = row;
        this.slice = slice;
    }

    /** Another mask of the same window. */
    public SegmentOnFrames part(VoxelMask other) {
        return new SegmentOnFrames(volume, other, column, row, slice);
    }

    public VoxelMask mask() {
        return mask;
    }

    /** Column of the mask's first voxel in the series. */
    public int column() {
        return column;
    }

    public int row() {
        return row;
    }

    public int slice() {
        return slice;
    }

    /** Pixels on a slice of the mask. */
    public int area(int k) {
        return onSlice(k).count();
    }

    public boolean isEmpty() {
        return mask.bounds().isEmpty();
    }

    public double volumeMl() {
        double voxelMm3 = volume.geometry().spacingI()
                * volume.geometry().spacingJ()
                * volume.geometry().spacingK();
        return mask.count() * voxelMm3 / 1000;
    }

    /** Source voxel {column, row, slice} of the centre of mass. */
    public double[] centre() {
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

    public boolean contains(double[] source) {
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
    public Mark.Box box() {
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

    public Mark.Mask marked() {
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

    /** Mean of the long and the short axis on the slice that shows most of the segment, mm. */
    public double diameterMm() {
        int best = IntStream.range(0, mask.depth())
                .boxed()
                .max(Comparator.comparingInt(k -> onSlice(k).count()))
                .orElseThrow();
        SliceOutline outline =
                new SliceOutline(volume.geometry().spacingI(), volume.geometry().spacingJ());
        return outline.meanDiameterMm(onSlice(best));
    }

    /** From the middle of one of its voxels to that of the farthest other, mm. */
    public double widestMm() {
        List<PatientPoint> ends = rowEnds();
        double widest = 0;
        for (int i = 0; i < ends.size(); i++) {
            for (int j = i + 1; j < ends.size(); j++) {
                widest = Math.max(widest, ends.get(i).distanceTo(ends.get(j)));
            }
        }
        return widest;
    }

    /** The first and the last voxel of each row: the two that are farthest apart are among them. */
    private List<PatientPoint> rowEnds() {
        List<PatientPoint> ends = new ArrayList<>();
        for (int line = 0; line < mask.height() * mask.depth(); line++) {
            int first = -1;
            int last = -1;
            for (int i = 0; i < mask.width(); i++) {
                if (mask.inside()[line * mask.width() + i] != 0) {
                    first = first < 0 ? i : first;
                    last = i;
                }
            }
            int j = line % mask.height();
            int k = line / mask.height();
            if (first >= 0) {
                ends.add(volume.geometry().toPatient(first, j, k));
            }
            if (last > first) {
                ends.add(volume.geometry().toPatient(last, j, k));
            }
        }
        return ends;
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
