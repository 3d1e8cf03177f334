package org.overread.ai.output;

import java.nio.FloatBuffer;
import org.overread.ai.model.ModelOutput.Activation;
import org.overread.ai.patch.VoxelSink;
import org.overread.ai.volume.VoxelBox;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.RunReason;

/** The scores of some channels for each voxel, made of a model's channels as they come: depth, height, width, width fastest. */
public final class ScoreVoxels implements VoxelSink {
    private final int width;
    private final int height;
    private final Activation activation;
    private final int channels;
    private final int[] kept;
    private final float[][] scores;

    /** @param kept the channels to keep, of {@code channels} */
    public ScoreVoxels(VoxelBox extent, Activation activation, int channels, int[] kept) {
        width = extent.width();
        height = extent.height();
        this.activation = activation;
        this.channels = channels;
        this.kept = kept.clone();
        scores = new float[kept.length][Math.toIntExact(extent.voxels())];
    }

    /** By the order of the channels kept. */
    public float[] scores(int n) {
        return scores[n];
    }

    @Override
    public void take(FloatBuffer values, VoxelBox held, VoxelBox box) throws InferenceException {
        float[][] rows = new float[channels][box.width()];
        float[] voxel = new float[channels];
        for (int z = box.z0(); z < box.z1(); z++) {
            for (int y = box.y0(); y < box.y1(); y++) {
                for (int c = 0; c < channels; c++) {
                    int at = ((c * held.depth() + z - held.z0()) * held.height() + y - held.y0()) * held.width();
                    values.get(at + box.x0() - held.x0(), rows[c]);
                }
                int to = (z * height + y) * width + box.x0();
                for (int x = 0; x < box.width(); x++) {
                    for (int c = 0; c < channels; c++) {
                        voxel[c] = rows[c][x];
                    }
                    keep(voxel, to + x);
                }
            }
        }
    }

    private void keep(float[] voxel, int to) throws InferenceException {
        Activations.apply(activation, voxel);
        for (int n = 0; n < kept.length; n++) {
            float score = voxel[kept[n]];
            if (!Float.isFinite(score)) {
                throw new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.OUTPUT_NOT_FINITE));
            }
            scores[n][to] = score;
        }
    }
}
