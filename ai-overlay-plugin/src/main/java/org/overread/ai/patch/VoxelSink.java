package org.overread.ai.patch;

import java.nio.FloatBuffer;
import org.overread.ai.volume.VoxelBox;
import org.overread.core.inference.InferenceException;

/** Takes a model's values for boxes of voxels, each voxel of the tensor once. */
public interface VoxelSink {

    /**
     * Values of a box within a larger one.
     *
     * @param values channel by channel, each of them the voxels of {@code held}, width fastest
     * @param held what the buffer holds; {@code box} what is meant of it; both in voxels of the tensor
     * @throws InferenceException BAD_OUTPUT where a value is not finite
     */
    void take(FloatBuffer values, VoxelBox held, VoxelBox box) throws InferenceException;
}
