package org.overread.ai.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * Images of a chest phantom as a scanner would give them: each slice the mean of a few planes through its thickness.
 *
 * <p>Thread: stateless; slices may be rendered on any number of threads.
 */
final class SliceRenderer {
    private static final double VESSEL_HU = 45;
    private static final double NODULE_HU = 35;
    private static final double GROUND_GLASS_HU = -600;
    private static final int PLANES = 3;
    private final PhantomGrid grid;
    private final Thorax thorax;
    private final List<PhantomNodule> nodules;
    private final List<List<Tube>> vesselsBySlice = new ArrayList<>();
    private final ImageFormation formation;

    SliceRenderer(PhantomGrid grid, Anatomy anatomy, long seed) {
        this.grid = grid;
        this.thorax = anatomy.thorax();
        this.nodules = anatomy.nodules();
        this.formation = new ImageFormation(grid, anatomy.noiseHu(), seed);
        for (int slice = 0; slice < grid.slices(); slice++) {
            vesselsBySlice.add(new ArrayList<>());
        }
        for (Tube vessel : anatomy.vessels()) {
            double low = Math.min(vessel.az(), vessel.bz()) - vessel.radiusMm();
            double high = Math.max(vessel.az(), vessel.bz()) + vessel.radiusMm();
            int first = (int) Math.floor(low / grid.sliceMm() - 0.5);
            int last = (int) Math.ceil(high / grid.sliceMm() + 0.5);
            for (int slice = Math.max(0, first); slice <= Math.min(grid.slices() - 1, last); slice++) {
                vesselsBySlice.get(slice).add(vessel);
            }
        }
    }

    /** What a phantom's images show. */
    record Anatomy(Thorax thorax, List<Tube> vessels, List<PhantomNodule> nodules, double noiseHu) {}

    /** HU + 1024, row-major, 0…4095. */
    short[] render(int slice) {
        int size = grid.size();
        float[] background = background(slice);
        float[] mean = new float[size * size];
        for (int plane = 0; plane < PLANES; plane++) {
            double z = grid.z(slice) + ((plane + 0.5) / PLANES - 0.5) * grid.sliceMm();
            float[] image = background.clone();
            for (Tube vessel : vesselsBySlice.get(slice)) {
                paint(vessel, z, image);
            }
            for (PhantomNodule nodule : nodules) {
                paint(nodule, z, image);
            }
            for (int i = 0; i < mean.length; i++) {
                mean[i] += image[i] / PLANES;
            }
        }
        return formation.image(slice, mean);
    }

    private float[] background(int slice) {
        int size = grid.size();
        float[] image = new float[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                image[row * size + column] = (float) thorax.density(grid.x(column), grid.y(row), grid.z(slice));
            }
        }
        return image;
    }

    private void paint(Tube vessel, double z, float[] image) {
        double reach = vessel.radiusMm() + grid.pixelMm();
        int firstColumn = grid.column(Math.min(vessel.ax(), vessel.bx()) - reach);
        int lastColumn = grid.column(Math.max(vessel.ax(), vessel.bx()) + reach) + 1;
        int firstRow = grid.row(Math.min(vessel.ay(), vessel.by()) - reach);
        int lastRow = grid.row(Math.max(vessel.ay(), vessel.by()) + reach) + 1;
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                double outside = vessel.distanceFromAxis(grid.x(column), grid.y(row), z) - vessel.radiusMm();
                blend(image, row * grid.size() + column, outside, VESSEL_HU);
            }
        }
    }

    private void paint(PhantomNodule nodule, double z, float[] image) {
        if (nodule.solidMm() < nodule.diameterMm()) {
            paint(nodule, nodule.diameterMm() / 2, GROUND_GLASS_HU, z, image);
        }
        if (nodule.solidMm() > 0) {
            paint(nodule, nodule.solidMm() / 2, NODULE_HU, z, image);
        }
    }

    private void paint(PhantomNodule nodule, double radiusMm, double hu, double z, float[] image) {
        double reach = radiusMm + grid.pixelMm();
        double dz = z - nodule.centre().z();
        if (Math.abs(dz) > reach) {
            return;
        }
        for (int row = grid.row(nodule.centre().y() - reach);
                row <= grid.row(nodule.centre().y() + reach) + 1;
                row++) {
            for (int column = grid.column(nodule.centre().x() - reach);
                    column <= grid.column(nodule.centre().x() + reach) + 1;
                    column++) {
                double dx = grid.x(column) - nodule.centre().x();
                double dy = grid.y(row) - nodule.centre().y();
                double outside = Math.sqrt(dx * dx + dy * dy + dz * dz) - radiusMm;
                blend(image, row * grid.size() + column, outside, hu);
            }
        }
    }

    /** Partial volume at the surface; what is denser already stays. */
    private void blend(float[] image, int pixel, double outsideMm, double hu) {
        double share = Math.clamp(0.5 - outsideMm / grid.pixelMm(), 0, 1);
        if (share > 0 && image[pixel] < hu) {
            image[pixel] += (float) (share * (hu - image[pixel]));
        }
    }
}
