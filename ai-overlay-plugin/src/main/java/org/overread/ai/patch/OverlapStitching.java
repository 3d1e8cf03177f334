package org.overread.ai.patch;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.overread.ai.volume.VoxelBox;
import org.overread.core.inference.InferenceException;

/**
 * Averages the results of overlapping patches, those near a patch's middle counting more where Gaussian weights are asked
 * for. Holds as many planes as a patch is deep; what no further patch reaches is passed on. Patches come in the order of
 * depth.
 */
final class OverlapStitching {
    /** Standard deviation as a part of a patch's extent, as in common practice (nnU-Net, MONAI). */
    private static final double SIGMA = 0.125;

    private static final float LEAST_WEIGHT = 1e-3f;

    private final int channels;
    private final int width;
    private final int height;
    private final int planes;
    private final float[][] profile;
    private final float[] sums;
    private final float[] weights;
    private final FloatBuffer passed;
    private final VoxelSink sink;
    private int first;

    /** @param size depth, height and width of a patch */
    OverlapStitching(PatchCutting tensor, int channels, List<Integer> size, boolean gaussian, VoxelSink sink) {
        this.channels = channels;
        this.sink = sink;
        width = tensor.width();
        height = tensor.height();
        planes = size.get(0);
        profile = new float[][] {
            profile(size.get(0), gaussian), profile(size.get(1), gaussian), profile(size.get(2), gaussian)
        };
        sums = new float[Math.multiplyExact(channels, Math.multiplyExact(planes, width * height))];
        weights = new float[planes * width * height];
        passed = FloatBuffer.allocate(channels * width * height);
    }

    void add(FloatBuffer values, VoxelBox patch) throws InferenceException {
        pass(patch.z0());
        float[] row = new float[patch.width()];
        for (int c = 0; c < channels; c++) {
            for (int z = 0; z < patch.depth(); z++) {
                for (int y = 0; y < patch.height(); y++) {
                    values.get(((c * patch.depth() + z) * patch.height() + y) * patch.width(), row);
                    add(row, c, z, y, patch);
                }
            }
        }
    }

    private void add(float[] row, int channel, int z, int y, VoxelBox patch) {
        int inPlanes = ((patch.z0() + z) % planes * height + patch.y0() + y) * width + patch.x0();
        int at = channel * planes * height * width + inPlanes;
        float weightOfRow = profile[0][z] * profile[1][y];
        for (int x = 0; x < row.length; x++) {
            float weight = Math.max(LEAST_WEIGHT, weightOfRow * profile[2][x]);
            sums[at + x] += weight * row[x];
            if (channel == 0) {
                weights[inPlanes + x] += weight;
            }
        }
    }

    /** Passes on the planes before one. */
    void pass(int before) throws InferenceException {
        int plane = width * height;
        for (; first < before; first++) {
            int slot = first % planes;
            for (int c = 0; c < channels; c++) {
                int at = (c * planes + slot) * plane;
                for (int i = 0; i < plane; i++) {
                    passed.put(c * plane + i, sums[at + i] / weights[slot * plane + i]);
                }
                Arrays.fill(sums, at, at + plane, 0);
            }
            Arrays.fill(weights, slot * plane, (slot + 1) * plane, 0);
            VoxelBox box = new VoxelBox(0, 0, first, width, height, first + 1);
            sink.take(passed, box, box);
        }
    }

    private static float[] profile(int extent, boolean gaussian) {
        float[] profile = new float[extent];
        for (int i = 0; i < extent; i++) {
            double off = (i - (extent - 1) / 2.0) / (SIGMA * extent);
            profile[i] = gaussian ? (float) Math.exp(-off * off / 2) : 1;
        }
        return profile;
    }
}
