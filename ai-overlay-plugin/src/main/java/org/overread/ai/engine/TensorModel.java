package org.overread.ai.engine;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.InferenceException;

/** A model with one float input and any number of outputs, by name. */
public interface TensorModel extends AutoCloseable {

    /**
     * Values and their shape, the last axis fastest.
     *
     * @param values from its start; direct and in native byte order where the model reads or writes it
     */
    record Tensor(long[] shape, FloatBuffer values) {
        public static int count(long... shape) {
            long count = 1;
            for (long extent : shape) {
                count = Math.multiplyExact(count, extent);
            }
            return Math.toIntExact(count);
        }
    }

    /** Of a model's input, and of the outputs that are wanted of it. */
    record Names(String input, List<String> outputs) {
        public Names {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * What of a run is wanted.
     *
     * @param into outputs of known shape, written where they are
     * @param others outputs of shapes that the model decides; integers are given as floats
     * @param last whether memory kept for further runs is given back to the system
     * @param monitor a run that it does not want any more ends early, as CANCELLED
     */
    record Wanted(Map<String, Tensor> into, List<String> others, boolean last, DetectionMonitor monitor) {
        /** Of a run that nobody stops. */
        public Wanted(Map<String, Tensor> into, List<String> others, boolean last) {
            this(into, others, last, DetectionMonitor.unwatched());
        }
    }

    /** The execution provider, e.g. "CPU". */
    String provider();

    /** Why a faster provider is not used for this model, or was given up while it ran, a line each. */
    default List<String> fallbacks() {
        return List.of();
    }

    /** The shape that the model states for a tensor, -1 for an extent that it leaves open. */
    long[] shape(String tensor);

    /** Axes of the input: 4 for images, 5 for volumes. */
    int rank();

    /**
     * Runs the model once.
     *
     * @return the {@code others}
     * @throws InferenceException RUNTIME, OUT_OF_MEMORY, CANCELLED, or BAD_OUTPUT where an output is of another shape
     */
    Map<String, Tensor> run(Tensor input, Wanted wanted) throws InferenceException;

    /** Frees the model, after the run in progress if there is one; does not wait. */
    @Override
    void close();
}
