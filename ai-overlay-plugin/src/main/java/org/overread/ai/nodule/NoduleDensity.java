package org.overread.ai.nodule;

import java.util.Arrays;
import java.util.Optional;
import org.overread.ai.lung.LungMask;
import org.overread.ai.volume.Components;
import org.overread.ai.volume.HuSampler;
import org.overread.ai.volume.IsotropicGrid;
import org.overread.ai.volume.SegmentOnFrames;
import org.overread.ai.volume.VoxelMask;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.image.Volume;

/**
 * Whether a nodule is solid, part-solid or of ground glass, by rule: what has {@value #SOLID_FROM_HU} HU and more is solid, and
 * around the solid part either lung follows or ground glass. Not told of nodules too small for it, and where the rule does not
 * hold clearly.
 */
final class NoduleDensity {
    /** Smaller ones, and those that fewer slices show, are edge for the most part. */
    static final double LEAST_DIAMETER_MM = 6;

    private static final int LEAST_SLICES = 3;
    private static final double SOLID_FROM_HU = -300;

    /** Of the nodule's volume: less is a vessel or noise in ground glass, more is a solid nodule with its edge. */
    private static final double SOLID_TRACE = 0.05;

    private static final double SOLID_SHARE = 0.5;

    /** How much denser than the lung around ground glass is at least. */
    private static final double GROUND_GLASS_ABOVE_LUNG_HU = 110;

    /** Slices that cut the solid part about its middle: elsewhere its edge slants through them. */
    private static final double MIDDLE_AREA = 0.7;

    private static final double BEYOND_EDGE_MM = 1.5;
    private static final double SHELL_MM = 1.5;
    private static final int LEAST_SHELL_PIXELS = 24;

    /** Ground glass is on most sides; vessels and the chest wall are on some. */
    private static final double LOWER = 0.3;

    /** How much wider than its solid part a part-solid nodule is at least: by what lies beyond the edge on both sides. */
    private static final double LEAST_GROUND_GLASS_MM = 2 * BEYOND_EDGE_MM;

    /** Of the ball that is as wide as the solid part: a cylinder thrice as long as it is thick fills a sixth of it. */
    private static final double COMPACT = 0.25;

    private final Volume volume;
    private final IsotropicGrid grid;
    private final LungMask lungs;
    private final HuSampler hu;

    NoduleDensity(Volume volume, IsotropicGrid grid, LungMask lungs, HuSampler hu) {
        this.volume = volume;
        this.grid = grid;
        this.lungs = lungs;
        this.hu = hu;
    }

    /**
     * A nodule's class.
     *
     * @param solid the solid part of a part-solid nodule; empty of others
     */
    record Told(CodedConcept composition, Optional<SegmentOnFrames> solid) {}

    /** From what halves lung and ground glass on, voxels are at least that. */
    static double groundGlassFromHu(double lungHu) {
        return lungHu + GROUND_GLASS_ABOVE_LUNG_HU;
    }

    /** @param lungHu of the lung around. Empty where it cannot be told */
    Optional<Told> of(SegmentOnFrames nodule, double lungHu) {
        VoxelMask mask = nodule.mask();
        VoxelMask solid = solid(nodule);
        double share = solid.count() / (double) mask.count();
        boolean small = nodule.diameterMm() < LEAST_DIAMETER_MM
                || mask.bounds().z1() - mask.bounds().z0() < LEAST_SLICES;
        if (small) {
            return Optional.empty();
        }
        if (share < SOLID_TRACE) {
            return Optional.of(new Told(Codes.GROUND_GLASS, Optional.empty()));
        }
        SegmentOnFrames part = nodule.part(solid);
        Optional<Double> around = levelAround(part);
        if (around.isEmpty()) {
            return Optional.empty();
        }
        if (around.get() >= groundGlassFromHu(lungHu)) {
            return compact(part) ? Optional.of(new Told(Codes.PART_SOLID, Optional.of(part))) : Optional.empty();
        }
        return share >= SOLID_SHARE ? Optional.of(new Told(Codes.SOLID, Optional.empty())) : Optional.empty();
    }

    /** Whether a solid part fills enough of the ball that is as wide as it: a vessel that runs through ground glass does not. */
    private boolean compact(SegmentOnFrames solid) {
        return solid.volumeMl() * 1000 >= COMPACT * Math.PI / 6 * Math.pow(solid.widestMm(), 3);
    }

    /** Whether a nodule is so much wider than its solid part that ground glass lies between. */
    boolean surrounds(SegmentOnFrames whole, SegmentOnFrames solid) {
        return whole.diameterMm() - solid.diameterMm() >= LEAST_GROUND_GLASS_MM;
    }

    /** The largest part of a nodule that is as dense as soft tissue. */
    private VoxelMask solid(SegmentOnFrames nodule) {
        VoxelMask mask = nodule.mask();
        VoxelMask dense = VoxelMask.empty(mask.width(), mask.height(), mask.depth());
        for (int n = 0; n < mask.inside().length; n++) {
            int i = n % mask.width();
            int j = n / mask.width() % mask.height();
            int k = n / (mask.width() * mask.height());
            boolean inside = mask.inside()[n] != 0
                    && hu.at(nodule.column() + i, nodule.row() + j, nodule.slice() + k) >= SOLID_FROM_HU;
            dense.inside()[n] = (byte) (inside ? 1 : 0);
        }
        VoxelMask largest = VoxelMask.empty(mask.width(), mask.height(), mask.depth());
        Components parts = new Components(dense, 1);
        int most = parts.largest();
        parts.addTo(largest, (voxels, atSide) -> voxels == most);
        return largest;
    }

    /** What most of the places just beyond a part's edge in the lung reach, in the slices through its middle; empty where there are few. */
    private Optional<Double> levelAround(SegmentOnFrames part) {
        VoxelMask mask = part.mask();
        int[] areas = new int[mask.depth()];
        for (int k = 0; k < areas.length; k++) {
            areas[k] = part.area(k);
        }
        int largest = Arrays.stream(areas).max().orElse(0);
        double[] values = new double[1 << 14];
        int count = 0;
        for (int k = 0; k < areas.length; k++) {
            if (areas[k] >= MIDDLE_AREA * largest) {
                count = around(part, k, values, count);
            }
        }
        Arrays.sort(values, 0, count);
        return count < LEAST_SHELL_PIXELS ? Optional.empty() : Optional.of(values[(int) (LOWER * count)]);
    }

    private int around(SegmentOnFrames part, int k, double[] values, int from) {
        double columnMm = volume.geometry().spacingI();
        double rowMm = volume.geometry().spacingJ();
        double near = Math.max(BEYOND_EDGE_MM, 1.5 * Math.max(columnMm, rowMm));
        double far = near + Math.max(SHELL_MM, 1.5 * Math.max(columnMm, rowMm));
        int columns = (int) Math.ceil(far / columnMm);
        int rows = (int) Math.ceil(far / rowMm);
        int count = from;
        for (int j = -rows; j < part.mask().height() + rows; j++) {
            for (int i = -columns; i < part.mask().width() + columns; i++) {
                double distance = distanceMm(part.mask(), i, j, k, far);
                if (distance >= near && distance < far && count < values.length && inLung(part, i, j, k)) {
                    values[count++] = hu.at(part.column() + i, part.row() + j, part.slice() + k);
                }
            }
        }
        return count;
    }

    /** In the slice, to the nearest pixel of the mask; more than {@code far} where none is as near. */
    private double distanceMm(VoxelMask mask, int i, int j, int k, double far) {
        double columnMm = volume.geometry().spacingI();
        double rowMm = volume.geometry().spacingJ();
        int columns = (int) Math.ceil(far / columnMm);
        int rows = (int) Math.ceil(far / rowMm);
        double nearest = 2 * far;
        for (int y = Math.max(0, j - rows); y <= Math.min(mask.height() - 1, j + rows); y++) {
            for (int x = Math.max(0, i - columns); x <= Math.min(mask.width() - 1, i + columns); x++) {
                if (mask.contains(x, y, k)) {
                    nearest = Math.min(nearest, Math.hypot((x - i) * columnMm, (y - j) * rowMm));
                }
            }
        }
        return nearest;
    }

    private boolean inLung(SegmentOnFrames part, int i, int j, int k) {
        int column = part.column() + i;
        int row = part.row() + j;
        if (column < 0
                || row < 0
                || column >= volume.geometry().columns()
                || row >= volume.geometry().rows()) {
            return false;
        }
        double[] at = grid.toGrid(column, row, part.slice() + k);
        return lungs.contains(at[0], at[1], at[2]);
    }
}
