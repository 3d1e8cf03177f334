package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.image.VoiTransformation;
import org.overread.core.image.VoiWindow;
import org.overread.core.study.Series;
import org.overread.viewer.theme.Texts;

/** The window presets of the number keys, 1…9. For CT, in HU; an image of another modality has its file's windows. */
public final class WindowPreset {
    /** Named by what follows "preset." in the texts. */
    private static final List<VoiWindow> CT = List.of(
            new VoiWindow(-600, 1500, "LUNG"),
            new VoiWindow(40, 400, "MEDIASTINUM"),
            new VoiWindow(450, 1800, "BONE"),
            new VoiWindow(40, 80, "BRAIN"),
            new VoiWindow(40, 40, "STROKE"),
            new VoiWindow(75, 215, "SUBDURAL"),
            new VoiWindow(80, 150, "LIVER"));

    private static final int KEYS = 9;

    /** What the number keys choose for an image: the site's presets or else the modality's, then the file's own windows. */
    public static List<VoiTransformation> of(Series series, FrameFacts facts, List<SitePreset> site) {
        List<VoiWindow> sites = site.stream()
                .filter(preset -> preset.isFor(series))
                .map(SitePreset::window)
                .toList();
        List<VoiWindow> shipped = series.modality().equals("CT")
                ? CT.stream().map(WindowPreset::worded).toList()
                : List.of();
        Stream<VoiTransformation> fixed =
                (sites.isEmpty() ? shipped : sites).stream().map(VoiTransformation.class::cast);
        List<VoiTransformation> own = new ArrayList<>();
        for (VoiTransformation window : facts.windows()) {
            own.add(window.named(
                    window.explanation().isBlank()
                            ? Texts.of("preset.fileNumber", own.size() + 1)
                            : Texts.of("preset.file", window.explanation())));
        }
        return Stream.concat(fixed, own.stream()).limit(KEYS).toList();
    }

    /** A shipped preset by its English name, whatever the language of the screen; empty where the modality has none so called. */
    public static Optional<VoiTransformation> named(String name, Series series) {
        return CT.stream()
                .filter(preset -> series.modality().equals("CT"))
                .filter(preset -> preset.explanation().equalsIgnoreCase(name))
                .<VoiTransformation>map(WindowPreset::worded)
                .findFirst();
    }

    /** For an image without windows, where its modality has a usual one. */
    static Optional<VoiWindow> usual(String modality) {
        return modality.equals("CT") ? Optional.of(worded(CT.get(1))) : Optional.empty();
    }

    private static VoiWindow worded(VoiWindow window) {
        return window.named(Texts.of("preset." + window.explanation()));
    }

    private WindowPreset() {}
}
