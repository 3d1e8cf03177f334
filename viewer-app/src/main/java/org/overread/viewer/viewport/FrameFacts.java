package org.overread.viewer.viewport;

import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.Calibration;
import org.overread.core.image.PixelPadding;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.PresentationLut;
import org.overread.core.image.VoiTransformation;
import org.overread.core.study.Instance;
import org.overread.core.study.PixelPaddings;
import org.overread.core.study.PresentationLuts;
import org.overread.core.study.VoiTransformations;

/**
 * What an instance says about showing its frames.
 *
 * @param presentation what is bright and what is dark
 * @param spacing of the whole frame; empty where it is not calibrated, or only in regions
 * @param pixelAspect height of a pixel over its width
 * @param windows the file's own windows and VOI LUTs, in its order (PS3.3 C.11.2)
 * @param padding pixels that are no image
 */
public record FrameFacts(
        int columns,
        int rows,
        PresentationLut presentation,
        Optional<PixelSpacing> spacing,
        double pixelAspect,
        List<VoiTransformation> windows,
        Optional<PixelPadding> padding) {

    /** Of a frame, numbered from 1. */
    public static FrameFacts of(Instance instance, int frameNumber) {
        DataSet header = instance.header();
        Calibration calibration = instance.calibration(frameNumber);
        return new FrameFacts(
                header.integer(Tag.Columns).orElse(0),
                header.integer(Tag.Rows).orElse(0),
                PresentationLuts.of(header),
                calibration.whole(),
                calibration.pixelAspect(),
                VoiTransformations.of(instance, frameNumber),
                PixelPaddings.of(header));
    }

    /** How a frame is made grey with a window, or the opposite of that where the reader asks for it. */
    Shades.Recipe recipe(VoiTransformation window, boolean opposite) {
        return new Shades.Recipe(window, presentation, padding, opposite, Optional.empty());
    }
}
