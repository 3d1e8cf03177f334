package org.overread.ai.input;

import org.overread.core.image.GreyFrame;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.Volume;

/** A volume's values in modality units, voxel by voxel or interpolated. Thread: any. */
public final class VolumeValues {
    private final short[][] stored;
    private final int[] mask;
    private final ModalityLut[] luts;
    private final boolean[] linear;
    private final double[] slope;
    private final double[] intercept;
    private final int columns;
    private final int rows;
    private final int slices;

    public VolumeValues(Volume volume) {
        slices = volume.geometry().slices();
        columns = volume.geometry().columns();
        rows = volume.geometry().rows();
        stored = new short[slices][];
        mask = new int[slices];
        luts = new ModalityLut[slices];
        linear = new boolean[slices];
        slope = new double[slices];
        intercept = new double[slices];
        for (int k = 0; k < slices; k++) {
            GreyFrame frame = volume.frames().get(k);
            stored[k] = frame.stored().array();
            // a sign-extended value keeps all bits, an unsigned one its lowest 16
            mask[k] = frame.unsigned() ? 0xFFFF : -1;
            luts[k] = frame.modalityLut();
            if (luts[k] instanceof ModalityLut.Linear(double factor, double offset, String unit)) {
                linear[k] = true;
                slope[k] = factor;
                intercept[k] = offset;
            }
        }
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public int slices() {
        return slices;
    }

    public double at(int column, int row, int slice) {
        int value = stored[slice][row * columns + column] & mask[slice];
        return linear[slice] ? slope[slice] * value + intercept[slice] : luts[slice].apply(value);
    }

    /** Values of a part of a row, from column {@code first} to {@code last}, into the same places of an array. */
    void line(int row, int slice, int first, int last, double[] into) {
        short[] from = stored[slice];
        int bits = mask[slice];
        int start = row * columns;
        if (linear[slice]) {
            double factor = slope[slice];
            double offset = intercept[slice];
            for (int i = first; i <= last; i++) {
                into[i] = factor * (from[start + i] & bits) + offset;
            }
        } else {
            for (int i = first; i <= last; i++) {
                into[i] = luts[slice].apply(from[start + i] & bits);
            }
        }
    }

    /** The value of the nearest voxel; beyond the edges, that of the outermost. */
    public double nearest(double column, double row, double slice) {
        return at(
                (int) Math.rint(Math.clamp(column, 0, columns - 1)),
                (int) Math.rint(Math.clamp(row, 0, rows - 1)),
                (int) Math.rint(Math.clamp(slice, 0, slices - 1)));
    }

    /** By trilinear interpolation; beyond the edges, that of the outermost. */
    public double linear(double column, double row, double slice) {
        double i = Math.clamp(column, 0, columns - 1);
        double j = Math.clamp(row, 0, rows - 1);
        double k = Math.clamp(slice, 0, slices - 1);
        int k0 = (int) k;
        double lower = inSlice(i, j, k0);
        return k == k0 ? lower : lower + (k - k0) * (inSlice(i, j, k0 + 1) - lower);
    }

    private double inSlice(double i, double j, int slice) {
        int i0 = (int) i;
        int j0 = (int) j;
        int i1 = Math.min(i0 + 1, columns - 1);
        int j1 = Math.min(j0 + 1, rows - 1);
        double top = at(i0, j0, slice) + (i - i0) * (at(i1, j0, slice) - at(i0, j0, slice));
        double bottom = at(i0, j1, slice) + (i - i0) * (at(i1, j1, slice) - at(i0, j1, slice));
        return top + (j - j0) * (bottom - top);
    }

    /** The least value of all voxels: what lies beyond the volume counts as this. */
    public double least() {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < slices; k++) {
            int low = Integer.MAX_VALUE;
            int high = Integer.MIN_VALUE;
            for (short value : stored[k]) {
                low = Math.min(low, value & mask[k]);
                high = Math.max(high, value & mask[k]);
            }
            least = Math.min(least, Math.min(luts[k].apply(low), luts[k].apply(high)));
        }
        return least;
    }
}
