package org.overread.core.study;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.VoiWindow;

/** The windows that an image brings along (PS3.3 C.11.2.1.2, C.7.6.16.2.10). */
public final class VoiWindows {

    /**
     * Windows of a frame (numbered from 1), in the data set's order; unusable ones (no width, or below 1) are left out.
     * Units: modality units.
     */
    public static List<VoiWindow> of(Instance instance, int frameNumber) {
        DataSet header = instance.header();
        DataSet source = FunctionalGroups.of(header, Tag.FrameVOILUTSequence, frameNumber)
                .orElse(header);
        double[] centers = source.numbers(Tag.WindowCenter);
        double[] widths = source.numbers(Tag.WindowWidth);
        List<String> explanations = source.strings(Tag.WindowCenterWidthExplanation);
        List<VoiWindow> windows = new ArrayList<>();
        for (int i = 0; i < Math.min(centers.length, widths.length); i++) {
            if (widths[i] >= 1) {
                windows.add(new VoiWindow(centers[i], widths[i], i < explanations.size() ? explanations.get(i) : ""));
            }
        }
        return List.copyOf(windows);
    }

    private VoiWindows() {}
}
