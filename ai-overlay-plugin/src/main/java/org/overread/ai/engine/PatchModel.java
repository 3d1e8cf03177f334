package org.overread.ai.engine;

import java.nio.FloatBuffer;
import java.util.List;
import org.overread.core.inference.InferenceException;

/** A model that gives a value for each voxel of a patch. */
public interface PatchModel extends AutoCloseable {

    /** Extents of a patch in voxels; its values lie in the order depth, height, width, width fastest. */
    record Extent(int depth, int height, int width) {
        public int voxels() {
            return Math.multiplyExact(Math.multiplyExact(depth, height), width);
        }
    }

    /** The execution provider, e.g. "CPU". */
    String provider();

    /** Why a faster provider was given up while this model ran, a line each. */
    default List<String> fallbacks() {
        return List.of();
    }

    /**
     * Runs the model once.
     *
     * @param input direct, native byte order, read from its start
     * @param output direct, native byte order, written from its start
     * @throws InferenceException RUNTIME, OUT_OF_MEMORY, or BAD_OUTPUT where the output is not of the input's shape
     */
    void run(Extent extent, FloatBuffer input, FloatBuffer output) throws InferenceException;

    /** Gives memory kept for further runs back to the system; the next run is a little slower. */
    void relax();

    /** Frees the model, after the run in progress if there is one; does not wait. */
    @Override
    void close();
}
