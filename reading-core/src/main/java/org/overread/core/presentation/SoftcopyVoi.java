package org.overread.core.presentation;

import java.util.List;
import org.overread.core.image.VoiTransformation;

/** VOI transformations for some of the images (PS3.3 C.11.8): the first is meant to be used first. */
public record SoftcopyVoi(ImageSelection images, List<VoiTransformation> transforms) {
    public SoftcopyVoi {
        transforms = List.copyOf(transforms);
    }
}
