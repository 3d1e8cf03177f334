package org.overread.ai.volume;

import org.overread.core.image.Volume;
import org.overread.core.inference.InferenceException;

/**
 * A volume's HU on cubic voxels.
 *
 * @param hu in the order z, y, x, x fastest
 */
public record IsotropicVolume(IsotropicGrid grid, float[] hu) {

    /**
     * As {@link #of}, of a volume that a model can take.
     *
     * @throws InferenceException OUT_OF_MEMORY where there would be more voxels than {@code most}
     */
    public static IsotropicVolume within(long most, Volume volume, double voxelMm, SliceWorkers workers)
            throws InferenceException {
        if (IsotropicGrid.over(volume.geometry(), voxelMm).voxels() > most) {
            throw new InferenceException(
                    InferenceException.Kind.OUT_OF_MEMORY, "the series is too large for this model");
        }
        return of(volume, voxelMm, workers);
    }

    /** Resamples by trilinear interpolation. */
    public static IsotropicVolume of(Volume volume, double voxelMm, SliceWorkers workers) {
        IsotropicGrid grid = IsotropicGrid.over(volume.geometry(), voxelMm);
        int height = grid.height();
        int width = grid.width();
        float[] hu = new float[Math.multiplyExact(Math.multiplyExact(grid.depth(), height), width)];
        HuSampler sampler = new HuSampler(volume);
        double[] acrossX = new double[width];
        for (int x = 0; x < width; x++) {
            acrossX[x] = grid.x().sourceIndex(x);
        }
        workers.forEach(grid.depth(), z -> {
            double[] source = new double[3];
            source[grid.z().sourceAxis()] = grid.z().sourceIndex(z);
            for (int y = 0; y < height; y++) {
                source[grid.y().sourceAxis()] = grid.y().sourceIndex(y);
                int row = (z * height + y) * width;
                for (int x = 0; x < width; x++) {
                    source[grid.x().sourceAxis()] = acrossX[x];
                    hu[row + x] = (float) sampler.at(source[0], source[1], source[2]);
                }
            }
        });
        return new IsotropicVolume(grid, hu);
    }

    public int index(int x, int y, int z) {
        return (z * grid.height() + y) * grid.width() + x;
    }
}
