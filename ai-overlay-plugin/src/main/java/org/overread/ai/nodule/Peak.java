package org.overread.ai.nodule;

/** A local maximum of a model's score. Frame: voxel of the isotropic grid. */
record Peak(int x, int y, int z, double score) {}
