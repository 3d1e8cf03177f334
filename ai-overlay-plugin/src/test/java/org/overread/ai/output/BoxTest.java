package org.overread.ai.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.core.inference.InferenceException;

class BoxTest {

    @Test
    void overlapIsIntersectionOverUnion() {
        Box one = box(0, 0, 10, 10, 1);
        assertThat(one.overlap(box(5, 0, 15, 10, 1))).isCloseTo(50.0 / 150, within(1e-12));
        assertThat(one.overlap(box(20, 0, 30, 10, 1))).isZero();
        Box cube = new Box(new double[] {0, 0, 0}, new double[] {2, 2, 2}, 1, 1);
        Box shifted = new Box(new double[] {1, 1, 1}, new double[] {3, 3, 3}, 1, 1);
        assertThat(cube.overlap(shifted)).isCloseTo(1.0 / 15, within(1e-12));
    }

    @Test
    void weakerBoxOfTheSameClassIsSuppressed() {
        Box strong = box(0, 0, 10, 10, 0.9);
        Box weak = box(1, 0, 11, 10, 0.5);
        Box apart = box(9, 0, 19, 10, 0.4);
        Box other = new Box(new double[] {0, 0}, new double[] {10, 10}, 2, 0.3);

        assertThat(Box.suppressed(List.of(other, apart, weak, strong), 0.5)).containsExactly(strong, apart, other);
    }

    @Test
    void formatsSayTheSame() throws Exception {
        int[] extents = {100, 50, 20};
        assertBox(new BoxDecoding("xyxy", false, extents), 10, 5, 30, 25);
        assertBox(new BoxDecoding("xywh", false, extents), 10, 5, 20, 20);
        assertBox(new BoxDecoding("cxcywh", false, extents), 20, 15, 20, 20);
        assertBox(new BoxDecoding("cxcywh", true, extents), 0.2f, 0.3f, 0.2f, 0.4f);
        assertBox(new BoxDecoding("xyzxyz", false, extents), 10, 5, 2, 30, 25, 8);
        assertBox(new BoxDecoding("cxcyczwhd", false, extents), 20, 15, 5, 20, 20, 6);
    }

    @Test
    void boxesOfAnotherShapeAreRefused() {
        BoxDecoding flat = new BoxDecoding("xyxy", false, new int[] {10, 10, 1});
        assertThatThrownBy(() -> flat.count(new Tensor(new long[] {3, 6}, FloatBuffer.allocate(18))))
                .isInstanceOf(InferenceException.class);
        assertThatThrownBy(() -> flat.count(new Tensor(new long[] {2, 3, 4}, FloatBuffer.allocate(24))))
                .isInstanceOf(InferenceException.class);
        assertThatThrownBy(() -> flat.box(FloatBuffer.wrap(new float[] {0, 0, Float.NaN, 1}), 0, 0, 1))
                .isInstanceOf(InferenceException.class);
    }

    private static void assertBox(BoxDecoding decoding, float... values) throws Exception {
        FloatBuffer two = FloatBuffer.allocate(2 * values.length).put(values.length, values);
        Box box = decoding.box(two, 1, 3, 0.7).orElseThrow();
        assertThat(box.low()[0]).isCloseTo(10, within(1e-4));
        assertThat(box.low()[1]).isCloseTo(5, within(1e-4));
        assertThat(box.high()[0]).isCloseTo(30, within(1e-4));
        assertThat(box.high()[1]).isCloseTo(25, within(1e-4));
        if (values.length == 6) {
            assertThat(box.low()[2]).isCloseTo(2, within(1e-4));
            assertThat(box.high()[2]).isCloseTo(8, within(1e-4));
        }
        assertThat(box.label()).isEqualTo(3);
    }

    private static Box box(double x0, double y0, double x1, double y1, double score) {
        return new Box(new double[] {x0, y0}, new double[] {x1, y1}, 1, score);
    }
}
