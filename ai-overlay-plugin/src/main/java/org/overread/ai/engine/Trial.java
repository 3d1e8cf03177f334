package org.overread.ai.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Random;
import org.overread.ai.engine.TensorModel.Tensor;

/**
 * What a model is given to see whether a provider computes what the CPU computes: random values.
 *
 * @param shape one that the model takes
 * @param low least value, as the model's input has it
 * @param high greatest value
 */
public record Trial(long[] shape, float low, float high) {
    static final Trial HOUNSFIELD = new Trial(new long[] {1, 1, 12, 13, 14}, -1000, 200);

    /** The same values each time. */
    Tensor input() {
        FloatBuffer values = ByteBuffer.allocateDirect(Math.multiplyExact(Float.BYTES, Tensor.count(shape)))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        Random random = new Random(1);
        for (int i = 0; i < values.capacity(); i++) {
            values.put(i, low + (high - low) * random.nextFloat());
        }
        return new Tensor(shape, values);
    }
}
