package org.overread.viewer.viewport;

import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.VoiWindow;
import org.overread.core.study.Instance;
import org.overread.core.study.VoiWindows;

/**
 * What an instance says about showing its frames.
 *
 * @param inverted whether low values are shown bright
 * @param spacing empty where the image is not calibrated
 * @param pixelAspect height of a pixel over its width
 * @param windows the file's own windows, in its order (PS3.3 C.11.2.1.2)
 */
public record FrameFacts(
        int columns,
        int rows,
        boolean inverted,
        Optional<PixelSpacing> spacing,
        double pixelAspect,
        List<VoiWindow> windows) {

    /** Of a frame, numbered from 1. */
    public static FrameFacts of(Instance instance, int frameNumber) {
        DataSet header = instance.header();
        Optional<PixelSpacing> spacing = instance.plane(frameNumber)
                .map(ImagePlane::spacing)
                .or(() -> spacing(header, Tag.PixelSpacing, PixelSpacing.Origin.PIXEL_SPACING))
                .or(() -> spacing(header, Tag.ImagerPixelSpacing, PixelSpacing.Origin.IMAGER_PIXEL_SPACING));
        return new FrameFacts(
                header.integer(Tag.Columns).orElse(0),
                header.integer(Tag.Rows).orElse(0),
                instance.inverted(),
                spacing,
                spacing.map(s -> s.betweenRowsMm() / s.betweenColumnsMm()).orElseGet(() -> aspect(header)),
                VoiWindows.of(instance, frameNumber));
    }

    private static Optional<PixelSpacing> spacing(DataSet header, int tag, PixelSpacing.Origin origin) {
        double[] values = header.numbers(tag);
        return values.length == 2 && values[0] > 0 && values[1] > 0
                ? Optional.of(new PixelSpacing(values[0], values[1], origin))
                : Optional.empty();
    }

    /** Pixel Aspect Ratio: vertical, then horizontal size; 1 where it is not given (PS3.3 C.7.6.3.1.7). */
    private static double aspect(DataSet header) {
        double[] ratio = header.numbers(Tag.PixelAspectRatio);
        return ratio.length == 2 && ratio[0] > 0 && ratio[1] > 0 ? ratio[0] / ratio[1] : 1;
    }
}
