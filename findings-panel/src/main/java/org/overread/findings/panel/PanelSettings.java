package org.overread.findings.panel;

import java.time.ZoneId;
import java.util.Locale;

/**
 * What a site or reader sets for the panel.
 *
 * @param zone in which times of day are shown
 * @param entitledToSilent whether this reader may know of models in the silent phase; others see "not run" (invariant I4)
 */
public record PanelSettings(ClaimChoices choices, Locale locale, ZoneId zone, boolean entitledToSilent) {

    /** Lungs, English, the workstation's time zone, no silent models. */
    public static PanelSettings standard() {
        return new PanelSettings(ClaimChoices.lungs(), Locale.ENGLISH, ZoneId.systemDefault(), false);
    }
}
