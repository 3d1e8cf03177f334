package org.overread.ai.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.overread.ai.model.ModelInput.Normalisation;
import org.overread.ai.model.ModelInput.Normalisation.Kind;

class ValueScalingTest {

    @Test
    void percentileIsThatOfTheSortedValues() {
        Random random = new Random(3);
        float[] values = new float[40_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (i % 3 == 0 ? random.nextInt(50) : random.nextGaussian() * 1000);
        }
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        for (double percent : new double[] {0, 2, 33.3, 50, 98, 99.99, 100}) {
            double rank = percent / 100 * (sorted.length - 1);
            int below = (int) rank;
            int above = Math.min(below + 1, sorted.length - 1);
            double expected = sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
            assertThat(ValueStatistics.percentile(FloatBuffer.wrap(values), 0, values.length, percent))
                    .isCloseTo(expected, within(1e-3));
        }
    }

    @Test
    void zScoreHasMeanNoneAndDeviationOne() {
        float[] scaled = scaled(of(Kind.ZSCORE, List.of()), 100_000, 100_001, 100_003, 100_010);

        double mean = 0;
        double square = 0;
        for (float value : scaled) {
            mean += value / 4;
            square += value * value / 4;
        }
        assertThat(mean).isCloseTo(0, within(1e-5));
        assertThat(square).isCloseTo(1, within(1e-4));
    }

    @Test
    void leastAndGreatestBecomeNoneAndOne() {
        assertThat(scaled(of(Kind.MINMAX, List.of()), -4, 0, 6)).containsExactly(0, 0.4f, 1);
    }

    @Test
    void valuesAreClippedFirst() {
        assertThat(scaled(of(Kind.HU, List.of(-1000.0, 400.0)), -3000, 40, 3000))
                .containsExactly(-1000, 40, 400);
        assertThat(scaled(of(Kind.MINMAX, List.of(0.0, 10.0)), -3000, 5, 3000)).containsExactly(0, 0.5f, 1);
    }

    @Test
    void oneSingleValueBecomesNone() {
        assertThat(scaled(of(Kind.ZSCORE, List.of()), 7, 7, 7)).containsExactly(0, 0, 0);
        assertThat(scaled(of(Kind.MINMAX, List.of()), 7, 7, 7)).containsExactly(0, 0, 0);
    }

    private static float[] scaled(Normalisation how, float... values) {
        FloatBuffer tensor = FloatBuffer.allocate(values.length + 2);
        tensor.put(0, 99).put(1, values).put(values.length + 1, 99);
        new ValueScaling(how).apply(tensor, 1, values.length);
        assertThat(tensor.get(0)).isEqualTo(99);
        assertThat(tensor.get(values.length + 1)).isEqualTo(99);
        float[] scaled = new float[values.length];
        tensor.get(1, scaled);
        return scaled;
    }

    private static Normalisation of(Kind kind, List<Double> clip) {
        OptionalDouble none = OptionalDouble.empty();
        return new Normalisation(kind, clip, none, none, none, none, none, none);
    }
}
