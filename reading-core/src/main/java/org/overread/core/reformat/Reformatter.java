package org.overread.core.reformat;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.Direction;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;

/**
 * Samples a volume on any plane: values between voxels are interpolated linearly in all three directions, also in a grid
 * sheared by gantry tilt. Outside of the volume (beyond the outer faces of its voxels) there is no value, and none where the
 * nearest voxel is padding; beside padding the voxels that are image count alone.
 *
 * <p>Units: modality units. Thread: immutable; rows may be sampled on any number of threads at a time.
 */
public final class Reformatter {
    private static final int MOST_STEPS = 2_000;
    /** Voxels: what rounding of coordinates may put beyond an outer face. */
    private static final double ROUNDING = 1e-6;

    private final VolumeGeometry grid;
    private final SliceValues[] slices;

    public Reformatter(Volume volume) {
        this.grid = volume.geometry();
        this.slices = volume.frames().stream()
                .map(frame -> SliceValues.of(frame, Optional.empty()))
                .toArray(SliceValues[]::new);
    }

    /** Of slices in the order of slice index k. Units: those of the slices' values. */
    public Reformatter(VolumeGeometry grid, List<SliceValues> slices) {
        if (slices.size() != grid.slices()) {
            throw new IllegalArgumentException(slices.size() + " slices for " + grid.slices());
        }
        this.grid = grid;
        this.slices = slices.toArray(SliceValues[]::new);
    }

    public VolumeGeometry grid() {
        return grid;
    }

    /**
     * Samples the rows {@code from} (inclusive) to {@code to} (exclusive) of a plane into a picture of the plane's size.
     *
     * @param picture row-major, columns · rows; NaN where the volume does not reach
     * @throws IllegalArgumentException where the plane lies in another frame of reference
     */
    public void sample(ReformatPlane plane, int from, int to, float[] picture) {
        if (!plane.frameOfReferenceUid().equals(grid.frameOfReferenceUid())) {
            throw new IllegalArgumentException("the plane lies in another frame of reference");
        }
        Ray ray = new Ray(plane);
        for (int row = from; row < to; row++) {
            ray.row(row, picture);
        }
    }

    /** All rows. */
    public float[] sample(ReformatPlane plane) {
        float[] picture = new float[Math.multiplyExact(plane.columns(), plane.rows())];
        sample(plane, 0, plane.rows(), picture);
        return picture;
    }

    /** The value at a patient point; NaN outside. */
    public float value(PatientPoint point) {
        double[] voxel = grid.toVoxel(point);
        return atVoxel(voxel[0], voxel[1], voxel[2]);
    }

    /** The value at a continuous voxel index; NaN outside. */
    public float atVoxel(double i, double j, double k) {
        if (outside(i, grid.columns()) || outside(j, grid.rows()) || outside(k, grid.slices())) {
            return Float.NaN;
        }
        double ci = Math.clamp(i, 0, grid.columns() - 1);
        double cj = Math.clamp(j, 0, grid.rows() - 1);
        double ck = Math.clamp(k, 0, grid.slices() - 1);
        int k0 = (int) ck;
        float share = (float) (ck - k0);
        float near = inSlice(slices[k0], ci, cj);
        float value = share == 0 ? near : near + share * (inSlice(slices[k0 + 1], ci, cj) - near);
        return Float.isNaN(value) ? besidePadding(ci, cj, ck) : value;
    }

    /** Where some of the eight voxels around have no value: the others by their weights, if the nearest is one of them. */
    private float besidePadding(double i, double j, double k) {
        if (Float.isNaN(voxel((int) (i + 0.5), (int) (j + 0.5), (int) (k + 0.5)))) {
            return Float.NaN;
        }
        double sum = 0;
        double weights = 0;
        for (int corner = 0; corner < 8; corner++) {
            int ci = (int) i + (corner & 1);
            int cj = (int) j + (corner >> 1 & 1);
            int ck = (int) k + (corner >> 2);
            double weight = (1 - Math.abs(i - ci)) * (1 - Math.abs(j - cj)) * (1 - Math.abs(k - ck));
            float value = weight > 0 ? voxel(ci, cj, ck) : Float.NaN;
            if (!Float.isNaN(value)) {
                sum += weight * value;
                weights += weight;
            }
        }
        return (float) (sum / weights);
    }

    private float voxel(int i, int j, int k) {
        return slices[k].at(j * grid.columns() + i);
    }

    private float inSlice(SliceValues slice, double i, double j) {
        int i0 = Math.min((int) i, Math.max(0, grid.columns() - 2));
        int j0 = Math.min((int) j, Math.max(0, grid.rows() - 2));
        float across = (float) (i - i0);
        float down = (float) (j - j0);
        int right = grid.columns() > 1 ? 1 : 0;
        int below = grid.rows() > 1 ? grid.columns() : 0;
        int at = j0 * grid.columns() + i0;
        float upper = slice.at(at);
        upper += across * (slice.at(at + right) - upper);
        if (down == 0) {
            return upper;
        }
        float lower = slice.at(at + below);
        lower += across * (slice.at(at + below + right) - lower);
        return upper + down * (lower - upper);
    }

    private static boolean outside(double index, int extent) {
        return index < -0.5 - ROUNDING || index > extent - 0.5 + ROUNDING;
    }

    /** The walk over one plane, in voxel coordinates: a start, and what a step to the right, down and in depth adds. */
    private final class Ray {
        private final ReformatPlane plane;
        private final double[] start;
        private final double[] across;
        private final double[] down;
        private final double[] depth;
        private final int steps;

        Ray(ReformatPlane plane) {
            this.plane = plane;
            double left = -(plane.columns() - 1) / 2.0 * plane.pixelMm();
            double up = -(plane.rows() - 1) / 2.0 * plane.pixelMm();
            PatientPoint first = plane.centre().plus(left, plane.across()).plus(up, plane.down());
            double thickness = plane.slab().thicknessMm();
            double finest = Math.min(grid.spacingI(), Math.min(grid.spacingJ(), grid.planeDistanceMm()));
            steps = thickness == 0 ? 1 : (int) Math.min(MOST_STEPS, Math.ceil(thickness / finest) + 1);
            double step = steps == 1 ? 0 : thickness / (steps - 1);
            start = grid.toVoxel(first.plus(-thickness / 2, plane.normal()));
            across = step(plane.across(), plane.pixelMm());
            down = step(plane.down(), plane.pixelMm());
            depth = step(plane.normal(), step);
        }

        private double[] step(Direction direction, double mm) {
            double[] from = grid.toVoxel(grid.origin());
            double[] to = grid.toVoxel(grid.origin().plus(mm, direction));
            return new double[] {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
        }

        void row(int row, float[] picture) {
            int at = row * plane.columns();
            if (steps == 1) {
                for (int column = 0; column < plane.columns(); column++) {
                    picture[at + column] = point(row, column, 0);
                }
                return;
            }
            for (int column = 0; column < plane.columns(); column++) {
                picture[at + column] = projected(row, column);
            }
        }

        private float projected(int row, int column) {
            Slab.Projection projection = plane.slab().projection();
            float gathered = Float.NaN;
            int inside = 0;
            for (int step = 0; step < steps; step++) {
                float value = point(row, column, step);
                if (!Float.isNaN(value)) {
                    gathered = inside == 0 ? value : gather(projection, gathered, value);
                    inside++;
                }
            }
            return projection == Slab.Projection.MEAN && inside > 0 ? gathered / inside : gathered;
        }

        private static float gather(Slab.Projection projection, float before, float value) {
            return switch (projection) {
                case MEAN -> before + value;
                case MAXIMUM -> Math.max(before, value);
                case MINIMUM -> Math.min(before, value);
            };
        }

        private float point(int row, int column, int step) {
            return atVoxel(
                    start[0] + column * across[0] + row * down[0] + step * depth[0],
                    start[1] + column * across[1] + row * down[1] + step * depth[1],
                    start[2] + column * across[2] + row * down[2] + step * depth[2]);
        }
    }
}
