package org.overread.core.image;

import java.util.List;

/** A series of parallel, evenly spaced frames as one volume; frames in the order of slice index k, all of one size. */
public record Volume(VolumeGeometry geometry, List<ImagePlane> planes, List<GreyFrame> frames) {
    public Volume {
        planes = List.copyOf(planes);
        frames = List.copyOf(frames);
        if (frames.size() != geometry.slices() || planes.size() != geometry.slices()) {
            throw new IllegalArgumentException(frames.size() + " frames for " + geometry.slices() + " slices");
        }
    }

    /** Value in modality units (HU for CT) of a voxel, zero-based. */
    public double value(int i, int j, int k) {
        return frames.get(k).modalityValue(i, j);
    }
}
