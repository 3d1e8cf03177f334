package org.overread.findings.panel;

import java.time.ZoneId;
import java.util.Locale;

/**
 * What a site or reader sets for the panel.
 *
 * @param zone in which times of day are shown
 * @param entitledToSilent whether this reader may know of silent and suspended models; to others they are "not run"
 *     (invariant I4)
 */
public record PanelSettings(
        ClaimChoices choices, Locale locale, ZoneId zone, boolean entitledToSilent, PanelKeys keys) {

    /** Lungs, the workstation's time zone, no silent models, standard keys. */
    public static PanelSettings standard(Locale language) {
        return new PanelSettings(ClaimChoices.lungs(), language, ZoneId.systemDefault(), false, PanelKeys.standard());
    }

    /** The same for a reader who may know of silent and suspended models, or may not. */
    public PanelSettings entitledToSilent(boolean entitled) {
        return new PanelSettings(choices, locale, zone, entitled, keys);
    }
}
