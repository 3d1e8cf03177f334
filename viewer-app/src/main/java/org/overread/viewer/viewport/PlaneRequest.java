package org.overread.viewer.viewport;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.VoiTransformation;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.reformat.Reformatter;

/**
 * All that the picture of a reformatted plane depends on.
 *
 * @param number counts the requests of a view
 * @param facts of the volume's series: what is bright and what is dark
 * @param inverted whether the reader asked for the opposite
 * @param palette the colours that grey levels are shown in, where the reader asked for some
 * @param layer what is to be blended over the pixels
 * @param layers what was blended; none before it is painted
 */
public record PlaneRequest(
        long number,
        Reformatter volume,
        ReformatPlane plane,
        FrameFacts facts,
        VoiTransformation window,
        boolean inverted,
        Optional<ColourPalette> palette,
        PictureLayer layer,
        List<PaintedLayer> layers) {
    public PlaneRequest {
        layers = List.copyOf(layers);
    }

    /** The same with what was blended into its picture. */
    PlaneRequest painted(List<PaintedLayer> blended) {
        return new PlaneRequest(number, volume, plane, facts, window, inverted, palette, layer, blended);
    }
}
