package org.overread.ai.patch;

import org.overread.ai.volume.VoxelBox;

/**
 * A part of a tensor that a model is run on.
 *
 * @param input what the model is given; {@code core} what is kept of its result
 */
public record Patch(VoxelBox input, VoxelBox core) {}
