package org.overread.ai.volume;

import org.overread.core.image.Direction;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VolumeGeometry;

/**
 * A grid of cubic voxels over a volume, whatever way the volume was acquired: its axes are the volume's own, taken in the
 * order and direction closest to the patient's left, posterior and head.
 *
 * <p>Frame: voxel (x, y, z), zero-based, integers at voxel centres, x towards the patient's left, y posterior, z head (as
 * near as the volume's axes allow). The grid is centred in the volume, so that a volume stored the other way round gives
 * the same grid.
 *
 * @param width voxels along x; {@code height} along y; {@code depth} along z
 */
public final class IsotropicGrid {
    private final VolumeGeometry source;
    private final double voxelMm;
    private final Axis x;
    private final Axis y;
    private final Axis z;

    /**
     * How a grid axis runs along an axis of the source: source index = {@code first} + {@code step} · grid index.
     *
     * @param sourceAxis 0 column, 1 row, 2 slice
     */
    public record Axis(int sourceAxis, double first, double step, int voxels) {
        public double sourceIndex(double gridIndex) {
            return first + step * gridIndex;
        }

        public double gridIndex(double sourceIndex) {
            return (sourceIndex - first) / step;
        }
    }

    private IsotropicGrid(VolumeGeometry source, double voxelMm, Axis x, Axis y, Axis z) {
        this.source = source;
        this.voxelMm = voxelMm;
        this.x = x;
        this.y = y;
        this.z = z;
    }

    public static IsotropicGrid over(VolumeGeometry source, double voxelMm) {
        int[] order = closestAxes(source);
        return new IsotropicGrid(
                source,
                voxelMm,
                axis(source, voxelMm, order[0], 0),
                axis(source, voxelMm, order[1], 1),
                axis(source, voxelMm, order[2], 2));
    }

    public Axis x() {
        return x;
    }

    public Axis y() {
        return y;
    }

    public Axis z() {
        return z;
    }

    /** How many there are. */
    public long voxels() {
        return (long) width() * height() * depth();
    }

    public int width() {
        return x.voxels();
    }

    public int height() {
        return y.voxels();
    }

    public int depth() {
        return z.voxels();
    }

    public double voxelMm() {
        return voxelMm;
    }

    public VolumeGeometry source() {
        return source;
    }

    /** Continuous source voxel {column, row, slice} of a grid position. */
    public double[] toSource(double gx, double gy, double gz) {
        double[] index = new double[3];
        index[x.sourceAxis()] = x.sourceIndex(gx);
        index[y.sourceAxis()] = y.sourceIndex(gy);
        index[z.sourceAxis()] = z.sourceIndex(gz);
        return index;
    }

    public PatientPoint toPatient(double gx, double gy, double gz) {
        double[] index = toSource(gx, gy, gz);
        return source.toPatient(index[0], index[1], index[2]);
    }

    /** Continuous grid position {x, y, z} of a source voxel. */
    public double[] toGrid(double column, double row, double slice) {
        double[] index = {column, row, slice};
        return new double[] {
            x.gridIndex(index[x.sourceAxis()]), y.gridIndex(index[y.sourceAxis()]), z.gridIndex(index[z.sourceAxis()])
        };
    }

    private static Axis axis(VolumeGeometry source, double voxelMm, int sourceAxis, int patientAxis) {
        int extent = extent(source, sourceAxis);
        double spacing = spacing(source, sourceAxis);
        double lengthMm = (extent - 1) * spacing;
        int voxels = (int) Math.floor(lengthMm / voxelMm + 1e-6) + 1;
        double firstMm = (lengthMm - (voxels - 1) * voxelMm) / 2;
        boolean reversed = component(direction(source, sourceAxis), patientAxis) < 0;
        return reversed
                ? new Axis(sourceAxis, (lengthMm - firstMm) / spacing, -voxelMm / spacing, voxels)
                : new Axis(sourceAxis, firstMm / spacing, voxelMm / spacing, voxels);
    }

    /** Source axes for x, y, z: each once, so that the sum of their cosines with the patient's axes is largest. */
    private static int[] closestAxes(VolumeGeometry source) {
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        int[] closest = orders[0];
        double best = -1;
        for (int[] order : orders) {
            double sum = 0;
            for (int patientAxis = 0; patientAxis < 3; patientAxis++) {
                sum += Math.abs(component(direction(source, order[patientAxis]), patientAxis));
            }
            if (sum > best + 1e-9) {
                best = sum;
                closest = order;
            }
        }
        return closest;
    }

    private static double component(Direction direction, int patientAxis) {
        return switch (patientAxis) {
            case 0 -> direction.x();
            case 1 -> direction.y();
            default -> direction.z();
        };
    }

    private static Direction direction(VolumeGeometry source, int axis) {
        return switch (axis) {
            case 0 -> source.alongI();
            case 1 -> source.alongJ();
            default -> source.alongK();
        };
    }

    private static int extent(VolumeGeometry source, int axis) {
        return switch (axis) {
            case 0 -> source.columns();
            case 1 -> source.rows();
            default -> source.slices();
        };
    }

    private static double spacing(VolumeGeometry source, int axis) {
        return switch (axis) {
            case 0 -> source.spacingI();
            case 1 -> source.spacingJ();
            default -> source.spacingK();
        };
    }
}
