package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.image.VoiTransformation;
import org.overread.core.image.VoiWindow;

/** The window presets of the number keys, 1…9. For CT, in HU; an image of another modality has its file's windows. */
public final class WindowPreset {
    private static final List<VoiWindow> CT = List.of(
            new VoiWindow(-600, 1500, "Lung"),
            new VoiWindow(40, 400, "Mediastinum"),
            new VoiWindow(450, 1800, "Bone"),
            new VoiWindow(40, 80, "Brain"),
            new VoiWindow(40, 40, "Stroke"),
            new VoiWindow(75, 215, "Subdural"),
            new VoiWindow(80, 150, "Liver"));
    private static final int KEYS = 9;

    /** What the number keys choose for an image: the modality's presets, then the file's own windows. */
    public static List<VoiTransformation> of(String modality, FrameFacts facts) {
        List<VoiWindow> fixed = modality.equals("CT") ? CT : List.of();
        List<VoiTransformation> own = new ArrayList<>();
        for (VoiTransformation window : facts.windows()) {
            String name = window.explanation().isBlank() ? "File " + (own.size() + 1) : "File: " + window.explanation();
            own.add(window.named(name));
        }
        return Stream.concat(fixed.stream(), own.stream()).limit(KEYS).toList();
    }

    /** For an image without windows, where its modality has a usual one. */
    static Optional<VoiWindow> usual(String modality) {
        return modality.equals("CT") ? Optional.of(CT.get(1)) : Optional.empty();
    }

    private WindowPreset() {}
}
