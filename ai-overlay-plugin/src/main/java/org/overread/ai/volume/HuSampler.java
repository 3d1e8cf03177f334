package org.overread.ai.volume;

import org.overread.core.image.GreyFrame;
import org.overread.core.image.Volume;

/** HU between the voxels of a volume, by trilinear interpolation; beyond its edges, those of its outermost voxels. Thread: any. */
public final class HuSampler {
    private final GreyFrame[] frames;
    private final int columns;
    private final int rows;

    public HuSampler(Volume volume) {
        frames = volume.frames().toArray(GreyFrame[]::new);
        columns = volume.geometry().columns();
        rows = volume.geometry().rows();
    }

    /** At a continuous source voxel; integers are voxel centres. */
    public double at(double column, double row, double slice) {
        double i = Math.clamp(column, 0, columns - 1);
        double j = Math.clamp(row, 0, rows - 1);
        double k = Math.clamp(slice, 0, frames.length - 1);
        int k0 = (int) k;
        double lower = inFrame(frames[k0], i, j);
        double part = k - k0;
        return part == 0 ? lower : lower + part * (inFrame(frames[k0 + 1], i, j) - lower);
    }

    private double inFrame(GreyFrame frame, double i, double j) {
        int i0 = (int) i;
        int j0 = (int) j;
        int right = i0 + 1 < columns ? 1 : 0;
        int below = j0 + 1 < rows ? columns : 0;
        int index = i0 + j0 * columns;
        double x = i - i0;
        double y = j - j0;
        double top = frame.storedValue(index) * (1 - x) + frame.storedValue(index + right) * x;
        double bottom = frame.storedValue(index + below) * (1 - x) + frame.storedValue(index + below + right) * x;
        return frame.modalityLut().apply(top * (1 - y) + bottom * y);
    }
}
