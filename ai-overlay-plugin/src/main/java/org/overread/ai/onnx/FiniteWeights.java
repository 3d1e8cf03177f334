package org.overread.ai.onnx;

import java.nio.ByteBuffer;

/**
 * Whether a tensor's values are numbers. What an operator makes of one that is none need not show in the output: the larger
 * of it and 0 may be 0, "no findings". A bound may be infinite where it is the tensor's only value (Clip), and so may what
 * masks, beside zeros.
 */
final class FiniteWeights {
    private static final int FLOAT = 1;
    private static final int FLOAT16 = 10;
    private static final int DOUBLE = 11;
    private static final int BFLOAT16 = 16;

    private long values;
    private boolean none;
    private boolean rising;
    private boolean falling;
    private boolean weighing;

    /** Takes values as they lie in a file, little-endian; of other types than floating point nothing. */
    void take(ByteBuffer bytes, int type) {
        switch (type) {
            case FLOAT -> {
                for (int at = 0; at + Float.BYTES <= bytes.limit(); at += Float.BYTES) {
                    take(bytes.getFloat(at));
                }
            }
            case DOUBLE -> {
                for (int at = 0; at + Double.BYTES <= bytes.limit(); at += Double.BYTES) {
                    take(bytes.getDouble(at));
                }
            }
            case FLOAT16, BFLOAT16 -> {
                for (int at = 0; at + Short.BYTES <= bytes.limit(); at += Short.BYTES) {
                    take(bytes.getShort(at), type);
                }
            }
            default -> {}
        }
    }

    /** Takes a value of 16 bits. */
    void take(short bits, int type) {
        if (type == FLOAT16) {
            take(Float.float16ToFloat(bits));
        } else if (type == BFLOAT16) {
            take(Float.intBitsToFloat(bits << 16));
        }
    }

    private void take(double value) {
        values++;
        if (Double.isFinite(value)) {
            weighing |= value != 0;
        } else {
            none |= Double.isNaN(value);
            rising |= value > 0;
            falling |= value < 0;
        }
    }

    boolean sound() {
        boolean bound = values == 1;
        return !none && (bound || !rising && !(falling && weighing));
    }
}
