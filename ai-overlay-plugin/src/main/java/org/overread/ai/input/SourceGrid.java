package org.overread.ai.input;

import org.overread.core.image.Direction;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VolumeGeometry;

/** A volume's grid by the number of its axis: 0 column, 1 row, 2 slice; and the rectangular one over a tilted gantry's. */
final class SourceGrid {

    static Direction direction(VolumeGeometry grid, int axis) {
        return switch (axis) {
            case 0 -> grid.alongI();
            case 1 -> grid.alongJ();
            default -> grid.alongK();
        };
    }

    static double spacing(VolumeGeometry grid, int axis) {
        return switch (axis) {
            case 0 -> grid.spacingI();
            case 1 -> grid.spacingJ();
            default -> grid.spacingK();
        };
    }

    static int extent(VolumeGeometry grid, int axis) {
        return switch (axis) {
            case 0 -> grid.columns();
            case 1 -> grid.rows();
            default -> grid.slices();
        };
    }

    /**
     * The grid itself where it is rectangular; else one whose slices are stacked along their normal, of the same pixels and
     * plane distance, wide enough to hold all slices.
     */
    static VolumeGeometry rectangular(VolumeGeometry grid) {
        if (!grid.sheared()) {
            return grid;
        }
        Direction normal = upright(grid);
        double planes = grid.planeDistanceMm();
        double slipI = slip(grid, grid.alongI(), grid.spacingI());
        double slipJ = slip(grid, grid.alongJ(), grid.spacingJ());
        PatientPoint origin = grid.origin()
                .plus(Math.min(0, slipI) * grid.spacingI(), grid.alongI())
                .plus(Math.min(0, slipJ) * grid.spacingJ(), grid.alongJ());
        return new VolumeGeometry(
                grid.frameOfReferenceUid(),
                grid.columns() + (int) Math.ceil(Math.abs(slipI)),
                grid.rows() + (int) Math.ceil(Math.abs(slipJ)),
                grid.slices(),
                origin,
                grid.alongI(),
                grid.alongJ(),
                normal,
                grid.spacingI(),
                grid.spacingJ(),
                planes);
    }

    /** How far the last slice has slipped along an axis of the first, in pixels. */
    private static double slip(VolumeGeometry grid, Direction along, double spacing) {
        return (grid.slices() - 1) * grid.spacingK() * grid.alongK().dot(along) / spacing;
    }

    private static Direction upright(VolumeGeometry grid) {
        Direction cross = grid.alongI().cross(grid.alongJ());
        double length = Math.sqrt(cross.dot(cross));
        double sign = cross.dot(grid.alongK()) < 0 ? -1 : 1;
        return new Direction(sign * cross.x() / length, sign * cross.y() / length, sign * cross.z() / length);
    }

    private SourceGrid() {}
}
