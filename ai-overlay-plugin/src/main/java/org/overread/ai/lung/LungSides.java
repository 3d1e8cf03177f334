package org.overread.ai.lung;

import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.ai.volume.VoxelMask;
import org.overread.core.finding.Laterality;

/**
 * Tells the right lung from the left by the mediastinum between them: the plane x = const with the least lung in it,
 * looked for in a slab of slices around the position asked for.
 *
 * <p>Frame: grid x grows towards the patient's left.
 */
final class LungSides {
    private static final double SLAB_MM = 60;
    private static final double UNCERTAIN_MM = 3;
    /** The mediastinum holds at most this share of what the fuller plane on either side holds. */
    private static final double MEDIASTINUM_SHARE = 0.6;

    private final int[][] lungInPlane;
    private final double voxelMm;

    /** @param lungInPlane voxels of lung, by slice and x */
    private LungSides(int[][] lungInPlane, double voxelMm) {
        this.lungInPlane = lungInPlane;
        this.voxelMm = voxelMm;
    }

    static LungSides of(VoxelMask lungs, double voxelMm) {
        int[][] lungInPlane = new int[lungs.depth()][lungs.width()];
        for (int z = 0; z < lungs.depth(); z++) {
            for (int y = 0; y < lungs.height(); y++) {
                int row = lungs.index(0, y, z);
                for (int x = 0; x < lungs.width(); x++) {
                    lungInPlane[z][x] += lungs.inside()[row + x];
                }
            }
        }
        return new LungSides(lungInPlane, voxelMm);
    }

    Optional<Laterality> of(double x, double z) {
        OptionalDouble midline = midline(z);
        if (midline.isEmpty() || Math.abs(x - midline.getAsDouble()) * voxelMm < UNCERTAIN_MM) {
            return Optional.empty();
        }
        return Optional.of(x < midline.getAsDouble() ? Laterality.RIGHT : Laterality.LEFT);
    }

    /** Grid x of the mediastinum about a slice; empty where the slab does not show two lungs. */
    private OptionalDouble midline(double z) {
        long[] profile = profile(z);
        int first = 0;
        int last = profile.length - 1;
        while (first < last && profile[first] == 0) {
            first++;
        }
        while (last > first && profile[last] == 0) {
            last--;
        }
        int from = first + (last - first) / 4;
        int to = last - (last - first) / 4;
        long least = Long.MAX_VALUE;
        for (int x = from; x <= to; x++) {
            least = Math.min(least, profile[x]);
        }
        double sum = 0;
        int count = 0;
        for (int x = from; x <= to; x++) {
            if (profile[x] == least) {
                sum += x;
                count++;
            }
        }
        double middle = sum / count;
        long right = largest(profile, first, (int) middle);
        long left = largest(profile, (int) middle, last);
        boolean between = Math.min(right, left) > 0 && least <= MEDIASTINUM_SHARE * Math.min(right, left);
        return between ? OptionalDouble.of(middle) : OptionalDouble.empty();
    }

    private long[] profile(double z) {
        int half = (int) Math.round(SLAB_MM / 2 / voxelMm);
        int centre = (int) Math.rint(z);
        long[] profile = new long[lungInPlane[0].length];
        for (int k = Math.max(0, centre - half); k <= Math.min(lungInPlane.length - 1, centre + half); k++) {
            for (int x = 0; x < profile.length; x++) {
                profile[x] += lungInPlane[k][x];
            }
        }
        return profile;
    }

    private static long largest(long[] profile, int from, int to) {
        long largest = 0;
        for (int x = from; x <= to; x++) {
            largest = Math.max(largest, profile[x]);
        }
        return largest;
    }
}
