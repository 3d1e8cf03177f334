package org.overread.core.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.VoiLut;
import org.overread.core.image.VoiTransformation;
import org.overread.core.image.VoiWindow;
import org.overread.core.image.VoiWindow.Function;

/** The windows and VOI LUTs that an image brings along (PS3.3 C.11.2.1, C.7.6.16.2.10). */
public final class VoiTransformations {

    /**
     * Of a frame (numbered from 1), in the data set's order: windows, then tables. Unusable ones (no width, a damaged table)
     * are left out. Units: modality units.
     */
    public static List<VoiTransformation> of(Instance instance, int frameNumber) {
        DataSet header = instance.header();
        DataSet source = FunctionalGroups.of(header, Tag.FrameVOILUTSequence, frameNumber)
                .orElse(header);
        List<VoiTransformation> all = new ArrayList<>(windows(source));
        List<DataSet> tables = source.items(Tag.VOILUTSequence);
        for (int i = 0; i < tables.size(); i++) {
            table(tables.get(i), header, frameNumber, all);
        }
        return List.copyOf(all);
    }

    private static List<VoiWindow> windows(DataSet source) {
        double[] centers = source.numbers(Tag.WindowCenter);
        double[] widths = source.numbers(Tag.WindowWidth);
        List<String> explanations = source.strings(Tag.WindowCenterWidthExplanation);
        Function stated = function(source);
        List<VoiWindow> windows = new ArrayList<>();
        for (int i = 0; i < Math.min(centers.length, widths.length); i++) {
            if (widths[i] > 0) {
                // LINEAR counts whole numbers; a narrower window can only be meant exactly
                Function function = stated == Function.LINEAR && widths[i] < 1 ? Function.LINEAR_EXACT : stated;
                String explanation = i < explanations.size() ? explanations.get(i) : "";
                windows.add(new VoiWindow(centers[i], widths[i], function, explanation));
            }
        }
        return windows;
    }

    private static Function function(DataSet source) {
        return switch (source.string(Tag.VOILUTFunction).orElse("")) {
            case "LINEAR_EXACT" -> Function.LINEAR_EXACT;
            case "SIGMOID" -> Function.SIGMOID;
            default -> Function.LINEAR;
        };
    }

    private static void table(DataSet item, DataSet header, int frameNumber, List<VoiTransformation> all) {
        try {
            boolean signed = ModalityLuts.givesSigned(ModalityLuts.of(header, frameNumber), header);
            all.add(new VoiLut(
                    LookupTables.of(item, signed),
                    item.string(Tag.LUTExplanation).orElse("")));
        } catch (IOException e) {
            // a view less of an image that can be seen without it
        }
    }

    private VoiTransformations() {}
}
