package org.overread.ai.input;

import java.util.List;
import org.overread.ai.input.TensorAxes.Axis;
import org.overread.core.image.Direction;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VolumeGeometry;

/**
 * The grid of a tensor in the patient, beside that of the volume it is made of.
 *
 * <p>Frame: column = the tensor's width, row = its height, slice = its depth; zero-based, integers at voxel centres. Both
 * grids have the same centre; where the tensor's voxels are the volume's, they coincide.
 *
 * @param tensor the tensor's voxels; the handedness is that of the orientation asked for
 */
public record TensorGrid(VolumeGeometry source, VolumeGeometry tensor) {
    private static final double SAME_SPACING = 1e-4;

    /**
     * What is asked for, along depth, height and width.
     *
     * @param orientation three letters, or "asStored"
     * @param spacingMm empty for as stored; 0 for as stored along that axis
     * @param size empty for as needed; 0 for as needed along that axis
     */
    public record Wanted(String orientation, List<Double> spacingMm, List<Integer> size) {}

    /** @throws IllegalArgumentException where the orientation is none, or a list has not three entries */
    public static TensorGrid over(VolumeGeometry source, Wanted wanted) {
        VolumeGeometry upright = SourceGrid.rectangular(source);
        TensorAxes axes = wanted.orientation().equals("asStored")
                ? TensorAxes.asStored()
                : TensorAxes.of(wanted.orientation(), upright)
                        .orElseThrow(() -> new IllegalArgumentException("no orientation: " + wanted.orientation()));
        Line depth = line(upright, axes.depth(), wanted, 0);
        Line height = line(upright, axes.height(), wanted, 1);
        Line width = line(upright, axes.width(), wanted, 2);
        double[] first = new double[3];
        first[axes.depth().source()] = depth.first();
        first[axes.height().source()] = height.first();
        first[axes.width().source()] = width.first();
        PatientPoint origin = upright.toPatient(first[0], first[1], first[2]);
        return new TensorGrid(
                source,
                new VolumeGeometry(
                        source.frameOfReferenceUid(),
                        width.voxels(),
                        height.voxels(),
                        depth.voxels(),
                        origin,
                        direction(upright, axes.width()),
                        direction(upright, axes.height()),
                        direction(upright, axes.depth()),
                        width.spacingMm(),
                        height.spacingMm(),
                        depth.spacingMm()));
    }

    /** Where the first voxel lies along a source axis, in its voxels. */
    private record Line(int voxels, double spacingMm, double first) {}

    private static Line line(VolumeGeometry upright, Axis axis, Wanted wanted, int tensorAxis) {
        double stored = SourceGrid.spacing(upright, axis.source());
        double stated = wanted.spacingMm().isEmpty() ? 0 : wanted.spacingMm().get(tensorAxis);
        double spacing = stated == 0 ? stored : stated;
        int extent = SourceGrid.extent(upright, axis.source());
        boolean same = Math.abs(spacing - stored) < SAME_SPACING * stored;
        spacing = same ? stored : spacing;
        double lengthMm = (extent - 1) * stored;
        int size = wanted.size().isEmpty() ? 0 : wanted.size().get(tensorAxis);
        int voxels = size == 0 ? (int) Math.floor(lengthMm / spacing + 1e-6) + 1 : size;
        double before = (lengthMm - (voxels - 1) * spacing) / 2 / stored;
        // Voxels that are the volume's own are not to be interpolated for half a voxel of centring.
        before = same ? Math.floor(before + 1e-6) : before;
        return new Line(voxels, spacing, axis.reversed() ? extent - 1 - before : before);
    }

    private static Direction direction(VolumeGeometry upright, Axis axis) {
        Direction along = SourceGrid.direction(upright, axis.source());
        return axis.reversed() ? along.opposite() : along;
    }

    public int width() {
        return tensor.columns();
    }

    public int height() {
        return tensor.rows();
    }

    public int depth() {
        return tensor.slices();
    }

    /** @throws ArithmeticException beyond what one array holds */
    public int voxels() {
        return Math.toIntExact(tensor.voxels());
    }

    public double voxelMl() {
        return tensor.spacingI() * tensor.spacingJ() * tensor.spacingK() / 1000;
    }

    /** From the tensor's continuous voxel (width, height, depth) to the source's (column, row, slice). */
    public VoxelMap toSource() {
        return VoxelMap.between(tensor, source);
    }

    /** The other way. */
    public VoxelMap toTensor() {
        return VoxelMap.between(source, tensor);
    }
}
