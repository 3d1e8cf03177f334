package org.overread.ai.head;

import org.overread.ai.volume.VoxelMask;

/**
 * A dense part of the intracranial space.
 *
 * @param region on the cubic grid
 * @param score mean of the model's score over it, 0…1
 */
record Hyperdensity(VoxelMask region, double score) {}
