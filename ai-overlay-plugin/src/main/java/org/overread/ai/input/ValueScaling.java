package org.overread.ai.input;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.OptionalDouble;
import org.overread.ai.model.ModelInput.Normalisation;

/** Brings modality values to what a model was trained on, in place. */
public final class ValueScaling {
    private final Normalisation how;

    public ValueScaling(Normalisation how) {
        this.how = how;
    }

    /** The first {@code count} values of a tensor's channel from {@code from} on. */
    public void apply(FloatBuffer tensor, int from, int count) {
        List<Double> clip = how.clip();
        if (!clip.isEmpty()) {
            float low = clip.get(0).floatValue();
            float high = clip.get(1).floatValue();
            each(tensor, from, count, (part, length) -> {
                for (int i = 0; i < length; i++) {
                    part[i] = Math.min(high, Math.max(low, part[i]));
                }
            });
        }
        double[] line = line(tensor, from, count);
        if (line[0] != 1 || line[1] != 0) {
            double slope = line[0];
            double offset = line[1];
            each(tensor, from, count, (part, length) -> {
                for (int i = 0; i < length; i++) {
                    part[i] = (float) (part[i] * slope + offset);
                }
            });
        }
    }

    /** {slope, intercept}; a volume of one single value becomes 0. */
    private double[] line(FloatBuffer tensor, int from, int count) {
        return switch (how.kind()) {
            case HU -> new double[] {1, 0};
            case SCALE -> new double[] {how.slope().orElse(1), how.intercept().orElse(0)};
            case ZSCORE -> {
                boolean fixed = how.mean().isPresent() && how.deviation().isPresent();
                ValueStatistics all = ValueStatistics.of(tensor, from, fixed ? 1 : count);
                yield from(how.mean().orElse(all.mean()), how.deviation().orElse(all.deviation()));
            }
            case MINMAX -> {
                ValueStatistics all = ValueStatistics.of(tensor, from, count);
                yield from(all.least(), all.greatest() - all.least());
            }
            case PERCENTILE -> {
                double low = ValueStatistics.percentile(tensor, from, count, percent(how.low(), 0));
                double high = ValueStatistics.percentile(tensor, from, count, percent(how.high(), 100));
                yield from(low, high - low);
            }
        };
    }

    private static double percent(OptionalDouble stated, double otherwise) {
        return stated.orElse(otherwise);
    }

    private static double[] from(double zero, double one) {
        return one > 0 ? new double[] {1 / one, -zero / one} : new double[] {0, 0};
    }

    private interface Change {
        void of(float[] values, int length);
    }

    private static void each(FloatBuffer tensor, int from, int count, Change change) {
        float[] part = new float[Math.min(count, 1 << 14)];
        for (int done = 0; done < count; done += part.length) {
            int length = Math.min(part.length, count - done);
            tensor.get(from + done, part, 0, length);
            change.of(part, length);
            tensor.put(from + done, part, 0, length);
        }
    }
}
