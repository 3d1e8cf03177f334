package org.overread.ai.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.engine.PatchModel;

class BlobDetectorGraphTest {
    private static final double TOLERANCE = 2e-5;

    private static OnnxEngine engine;

    @BeforeAll
    static void start() {
        engine = new OnnxEngine(new EngineOptions(1, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"20,24,28", "17,31,9", "5,3,40", "1,14,12"})
    void peaksAreTheMaximaOfThePlainFormulasScore(int depth, int height, int width) throws Exception {
        float[] hu = blobs(depth, height, width);
        double[] scores = new PlainBlobDetector(depth, height, width, hu).scores();
        float[] peaks = run(BlobDetectorGraph.toBytes("1"), depth, height, width, hu);

        int found = 0;
        for (int i = 0; i < peaks.length; i++) {
            double largest = largestAround(scores, depth, height, width, i);
            if (peaks[i] > 0) {
                assertThat((double) peaks[i]).isCloseTo(scores[i], within(TOLERANCE));
                assertThat(scores[i]).isGreaterThanOrEqualTo(largest - TOLERANCE);
                found++;
            } else {
                assertThat(scores[i]).isLessThanOrEqualTo(largest + TOLERANCE);
                assertThat(scores[i] > TOLERANCE && scores[i] > secondLargestAround(scores, depth, height, width, i))
                        .as("a peak of %s is missing", scores[i])
                        .isFalse();
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void outputEqualsThatOfTheEvaluatedModel() throws Exception {
        Path evaluated = Path.of(System.getProperty("overread.testdata", ""), "models/reference-blob/dot.onnx");
        assumeTrue(Files.isReadable(evaluated), "the evaluated model is not at hand");
        float[] hu = blobs(37, 42, 51);

        float[] ours = run(BlobDetectorGraph.toBytes("1"), 37, 42, 51, hu);
        float[] theirs = run(Files.readAllBytes(evaluated), 37, 42, 51, hu);
        int peaks = 0;
        for (int i = 0; i < ours.length; i++) {
            // At scores near 0 rounding decides which of equal neighbours is the largest.
            if (Math.max(ours[i], theirs[i]) > 1e-3) {
                assertThat(ours[i]).isCloseTo(theirs[i], within(1e-5f));
                peaks++;
            }
        }
        assertThat(peaks).isGreaterThan(50);
    }

    @Test
    void sameSourcesGiveTheSameBytes() {
        assertThat(BlobDetectorGraph.toBytes("1")).isEqualTo(BlobDetectorGraph.toBytes("1"));
    }

    /** Noise, and dense balls of several sizes in it. */
    private static float[] blobs(int depth, int height, int width) {
        Random random = new Random(depth);
        float[] hu = new float[depth * height * width];
        for (int i = 0; i < hu.length; i++) {
            hu[i] = -850 + 120 * (float) random.nextGaussian();
        }
        for (int ball = 0; ball < 12; ball++) {
            double z = random.nextDouble() * depth;
            double y = random.nextDouble() * height;
            double x = random.nextDouble() * width;
            double radius = 1 + 3 * random.nextDouble();
            for (int i = 0; i < hu.length; i++) {
                double distance =
                        Math.hypot(Math.hypot(i % width - x, i / width % height - y), i / (width * height) - z);
                hu[i] = distance < radius ? 300 : hu[i];
            }
        }
        return hu;
    }

    private static double largestAround(double[] scores, int depth, int height, int width, int index) {
        return around(scores, depth, height, width, index, true);
    }

    private static double secondLargestAround(double[] scores, int depth, int height, int width, int index) {
        return around(scores, depth, height, width, index, false) + TOLERANCE;
    }

    private static double around(double[] scores, int depth, int height, int width, int index, boolean itself) {
        int x = index % width;
        int y = index / width % height;
        int z = index / (width * height);
        double largest = 0;
        for (int k = Math.max(0, z - 3); k <= Math.min(depth - 1, z + 3); k++) {
            for (int j = Math.max(0, y - 3); j <= Math.min(height - 1, y + 3); j++) {
                for (int i = Math.max(0, x - 3); i <= Math.min(width - 1, x + 3); i++) {
                    int at = (k * height + j) * width + i;
                    largest = itself || at != index ? Math.max(largest, scores[at]) : largest;
                }
            }
        }
        return largest;
    }

    private static float[] run(byte[] model, int depth, int height, int width, float[] hu) throws Exception {
        String[] names = names(model);
        FloatBuffer in = buffer(hu.length).put(0, hu);
        FloatBuffer out = buffer(hu.length);
        try (PatchModel opened = engine.open(ModelSource.of(model), names[0], names[1])) {
            opened.run(new PatchModel.Extent(depth, height, width), in, out);
        }
        float[] values = new float[hu.length];
        out.get(0, values);
        return values;
    }

    private static String[] names(byte[] model) {
        boolean ours = new String(model, StandardCharsets.ISO_8859_1).contains("Overread");
        return ours ? new String[] {BlobDetectorGraph.INPUT, BlobDetectorGraph.OUTPUT} : new String[] {"hu", "peaks"};
    }

    private static FloatBuffer buffer(int values) {
        return ByteBuffer.allocateDirect(4 * values)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
