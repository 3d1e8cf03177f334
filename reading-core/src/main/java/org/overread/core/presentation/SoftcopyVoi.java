package org.overread.core.presentation;

import java.util.List;

/** VOI transformations for some of the images (PS3.3 C.11.8): the first is meant to be used first. */
public record SoftcopyVoi(ImageSelection images, List<VoiTransform> transforms) {
    public SoftcopyVoi {
        transforms = List.copyOf(transforms);
    }
}
