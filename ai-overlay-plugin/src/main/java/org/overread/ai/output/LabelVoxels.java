package org.overread.ai.output;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.overread.ai.model.ModelOutput.Activation;
import org.overread.ai.patch.VoxelSink;
import org.overread.ai.volume.SliceWorkers;
import org.overread.ai.volume.VoxelBox;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;

/**
 * One label for each voxel, made of a model's channels as they come.
 *
 * <p>Shape: depth, height, width, width fastest; 0 for background, n for the n-th label asked for.
 */
public final class LabelVoxels implements VoxelSink {
    private final int width;
    private final int height;
    private final int depth;
    private final Rule rule;
    private final byte[] labels;
    private final Optional<float[]> scores;
    private final SliceWorkers workers;

    /**
     * How channels become a label.
     *
     * @param channels how many there are
     * @param indices the channel (or, of a single channel without activation, the value) of each label
     * @param threshold which a label's probability must reach
     */
    public record Rule(Activation activation, int channels, int[] indices, double threshold) {
        /** A single channel that holds the labels' numbers. */
        public boolean numbered() {
            return channels == 1 && activation == Activation.NONE;
        }

        /** Whether there is a probability to speak of. */
        boolean scored() {
            return activation == Activation.SIGMOID || activation == Activation.SOFTMAX;
        }
    }

    /** @param scored whether to keep each voxel's probability of its label too */
    public LabelVoxels(VoxelBox extent, Rule rule, boolean scored, SliceWorkers workers) {
        width = extent.width();
        height = extent.height();
        depth = extent.depth();
        this.rule = rule;
        this.workers = workers;
        int voxels = Math.toIntExact(extent.voxels());
        labels = new byte[voxels];
        scores = scored && rule.scored() ? Optional.of(new float[voxels]) : Optional.empty();
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int depth() {
        return depth;
    }

    public byte[] labels() {
        return labels;
    }

    /** Probabilities, 0 for background; empty where the model gives none or they were not asked for. */
    public Optional<float[]> scores() {
        return scores;
    }

    @Override
    public void take(FloatBuffer values, VoxelBox held, VoxelBox box) throws InferenceException {
        boolean[] broken = new boolean[box.depth()];
        workers.forEach(box.depth(), plane -> {
            float[][] rows = new float[rule.channels()][box.width()];
            Row row = new Row(rule, rows);
            for (int y = box.y0(); y < box.y1(); y++) {
                int z = box.z0() + plane;
                for (int c = 0; c < rows.length; c++) {
                    int at = ((c * held.depth() + z - held.z0()) * held.height() + y - held.y0()) * held.width()
                            + box.x0()
                            - held.x0();
                    values.get(at, rows[c]);
                }
                broken[plane] |= !row.finite();
                int to = (z * height + y) * width + box.x0();
                row.label(labels, scores, to);
            }
        });
        for (boolean plane : broken) {
            if (plane) {
                throw new InferenceException(Kind.BAD_OUTPUT, "the model's output is not finite");
            }
        }
    }

    /** Labels of a row of voxels. */
    private record Row(Rule rule, float[][] channels) {

        boolean finite() {
            for (float[] row : channels) {
                float sum = 0;
                for (float value : row) {
                    // stays 0 for finite values, becomes NaN for others
                    sum += value * 0;
                }
                if (sum != 0) {
                    return false;
                }
            }
            return true;
        }

        void label(byte[] labels, Optional<float[]> scores, int to) {
            if (rule.activation() == Activation.ARGMAX && channels.length > 1) {
                argmax(labels, to);
                return;
            }
            for (int x = 0; x < channels[0].length; x++) {
                int best =
                        rule.numbered() ? numbered(x) : rule.activation() == Activation.SIGMOID ? most(x) : largest(x);
                float score = rule.scored() && best >= 0 ? score(best, x) : 0;
                boolean kept = best >= 0 && (!rule.scored() || score >= rule.threshold());
                labels[to + x] = (byte) (kept ? best + 1 : 0);
                if (kept && scores.isPresent()) {
                    scores.get()[to + x] = score;
                }
            }
        }

        /** Channel by channel, the first one's values becoming the largest. */
        private void argmax(byte[] labels, int to) {
            float[] largest = channels[0];
            Arrays.fill(labels, to, to + largest.length, (byte) (label(0) + 1));
            for (int c = 1; c < channels.length; c++) {
                float[] values = channels[c];
                byte label = (byte) (label(c) + 1);
                for (int x = 0; x < largest.length; x++) {
                    boolean larger = values[x] > largest[x];
                    largest[x] = larger ? values[x] : largest[x];
                    labels[to + x] = larger ? label : labels[to + x];
                }
            }
        }

        /** The label whose number the value is; -1 for none. */
        private int numbered(int x) {
            return label(Math.round(channels[0][x]));
        }

        /** The label of the largest channel; -1 where that has none. */
        private int largest(int x) {
            int largest = 0;
            for (int c = 1; c < channels.length; c++) {
                largest = channels[c][x] > channels[largest][x] ? c : largest;
            }
            return channels.length == 1 ? (channels[0][x] >= rule.threshold() ? 0 : -1) : label(largest);
        }

        /** The label whose own channel is largest. */
        private int most(int x) {
            int most = 0;
            for (int n = 1; n < rule.indices().length; n++) {
                most = channels[rule.indices()[n]][x] > channels[rule.indices()[most]][x] ? n : most;
            }
            return most;
        }

        private int label(int index) {
            for (int n = 0; n < rule.indices().length; n++) {
                if (rule.indices()[n] == index) {
                    return n;
                }
            }
            return -1;
        }

        private float score(int label, int x) {
            float own = channels[rule.indices()[label]][x];
            if (rule.activation() == Activation.SIGMOID) {
                return Activations.sigmoid(own);
            }
            double sum = 0;
            for (float[] channel : channels) {
                sum += Math.exp(channel[x] - own);
            }
            return (float) (1 / sum);
        }
    }
}
