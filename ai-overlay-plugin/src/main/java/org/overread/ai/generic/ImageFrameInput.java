package org.overread.ai.generic;

import java.util.Optional;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.ImagePlane;

/**
 * A frame to be given to a model of images.
 *
 * @param plane where it lies in the patient; empty where that is not known
 * @param inverted whether its high values are dark
 */
record ImageFrameInput(ImageFrame frame, Optional<ImagePlane> plane, boolean inverted) {}
