package org.overread.viewer.viewport;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.RealFrame;
import org.overread.core.image.VoiWindow;

/**
 * The windows of a series that comes without any, so that one value is one brightness from slice to slice: that of the frame
 * asked for first holds for all in one unit and of one Image Type. A multi-frame instance has one for itself, and so has an
 * image that is no slice (a radiograph).
 *
 * <p>Thread: any.
 */
final class AutomaticWindows {
    private static final Set<String> CROSS_SECTIONS = Set.of("CT", "MR", "PT", "NM");

    private final String modality;
    private final Map<Kind, VoiWindow> chosen = new ConcurrentHashMap<>();

    /** Frames that are seen by one window. */
    private record Kind(Optional<String> instance, String imageType, String unit, boolean real) {}

    AutomaticWindows(String modality) {
        this.modality = modality;
    }

    /** The window for a frame; a frame of one value says nothing of the others, and gives none to them. */
    VoiWindow of(StackFrame frame, ImageFrame pixels) {
        Kind kind = kind(frame, pixels);
        VoiWindow known = chosen.get(kind);
        if (known != null) {
            return known;
        }
        VoiWindow own = FrameRange.window(pixels, modality, frame.facts().padding());
        if (FrameRange.isOfOneValue(own)) {
            return own;
        }
        VoiWindow before = chosen.putIfAbsent(kind, own);
        return before == null ? own : before;
    }

    /** Chooses anew, from the frame that is asked for next. */
    void forget() {
        chosen.clear();
    }

    private Kind kind(StackFrame frame, ImageFrame pixels) {
        DataSet header = frame.instance().header();
        boolean slice = frame.plane().isPresent() || CROSS_SECTIONS.contains(modality);
        boolean alone = frame.instance().frames() > 1 || !slice;
        String unit = switch (pixels) {
            case GreyFrame grey -> grey.modalityLut().unit();
            case RealFrame real -> real.unit();
            default -> "";
        };
        return new Kind(
                alone ? Optional.of(frame.instance().sopInstanceUid()) : Optional.empty(),
                String.join("\\", header.strings(Tag.ImageType)),
                unit,
                pixels instanceof RealFrame);
    }
}
