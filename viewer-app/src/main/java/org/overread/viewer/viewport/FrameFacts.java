package org.overread.viewer.viewport;

import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.Calibration;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.VoiWindow;
import org.overread.core.study.Instance;
import org.overread.core.study.VoiWindows;

/**
 * What an instance says about showing its frames.
 *
 * @param inverted whether low values are shown bright
 * @param spacing of the whole frame; empty where it is not calibrated, or only in regions
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
        Calibration calibration = instance.calibration(frameNumber);
        return new FrameFacts(
                header.integer(Tag.Columns).orElse(0),
                header.integer(Tag.Rows).orElse(0),
                instance.inverted(),
                calibration.whole(),
                calibration.pixelAspect(),
                VoiWindows.of(instance, frameNumber));
    }
}
