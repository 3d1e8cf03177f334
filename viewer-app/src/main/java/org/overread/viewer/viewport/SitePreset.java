package org.overread.viewer.viewport;

import java.util.Optional;
import org.overread.core.image.VoiWindow;
import org.overread.core.study.Series;

/**
 * A window that a site has set for a number key.
 *
 * @param bodyPart Body Part Examined; empty: of any
 * @param window in modality units, its explanation the preset's name
 */
public record SitePreset(String modality, Optional<String> bodyPart, VoiWindow window) {

    boolean isFor(Series series) {
        return modality.equals(series.modality())
                && bodyPart.filter(part -> !part.equalsIgnoreCase(series.bodyPart()))
                        .isEmpty();
    }
}
