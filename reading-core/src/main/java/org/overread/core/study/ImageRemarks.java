package org.overread.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DataSet;

/**
 * What a reader must know about an image's values and quality.
 *
 * @param cautions that what is seen, or the numbers, are not what one would take them for
 * @param notes facts beside
 */
public record ImageRemarks(List<String> cautions, List<String> notes) {
    public ImageRemarks {
        cautions = List.copyOf(cautions);
        notes = List.copyOf(notes);
    }

    /** Of a frame, numbered from 1. */
    public static ImageRemarks of(Instance instance, int frameNumber) {
        DataSet header = instance.header();
        List<String> cautions = new ArrayList<>();
        LossyCompression.of(instance).map(ImageRemarks::lossy).ifPresent(cautions::add);
        if (instance.frames() > 0) {
            if (AcrNemaUids.are(header)) {
                cautions.add("older than DICOM: its UIDs are this station's, no archive knows it by them");
            }
            cautions.addAll(FrameFormat.assumptions(header));
        }
        ModalityLuts.remark(header, frameNumber).ifPresent(cautions::add);
        if (PresentationLuts.contradictory(header)) {
            cautions.add("Photometric Interpretation and Presentation LUT Shape contradict each other");
        }
        List<String> notes = new ArrayList<>();
        IccProfile.of(header).ifPresent(profile -> notes.add(icc(profile)));
        return new ImageRemarks(cautions, notes);
    }

    private static String lossy(LossyCompression compression) {
        StringBuilder line = new StringBuilder("lossy compression");
        int steps = Math.max(compression.methods().size(), compression.ratios().size());
        for (int i = 0; i < steps; i++) {
            line.append(i == 0 ? ": " : ", then ");
            String method =
                    i < compression.methods().size() ? compression.methods().get(i) : "";
            String ratio = i < compression.ratios().size()
                    ? String.format(Locale.ROOT, "%.0f:1", compression.ratios().get(i))
                    : "";
            line.append((method + " " + ratio).strip());
        }
        return line.toString();
    }

    private static String icc(IccProfile profile) {
        String space = profile.colourSpace();
        return "ICC profile" + (space.isEmpty() ? "" : " " + space) + ", not applied";
    }
}
