package org.overread.viewer.fusing;

import org.overread.viewer.viewport.FrameStack;

/**
 * A place on the screen over whose images another series can be blended.
 *
 * @param key the same object for the same place; planes of an MPR have that of the image that they were made from
 * @param shown the series that is seen there
 * @param frameOfReferenceUid of what is seen; blank where it has no place in the patient
 */
public record FusionView(Object key, FrameStack shown, String frameOfReferenceUid) {}
