package org.overread.viewer.viewport;

import org.overread.core.image.VoiTransformation;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.reformat.Reformatter;

/**
 * All that the picture of a reformatted plane depends on.
 *
 * @param number counts the requests of a view
 * @param facts of the volume's series: what is bright and what is dark
 * @param inverted whether the reader asked for the opposite
 */
public record PlaneRequest(
        long number,
        Reformatter volume,
        ReformatPlane plane,
        FrameFacts facts,
        VoiTransformation window,
        boolean inverted) {}
