package org.overread.viewer.overlaying;

import java.util.Optional;
import org.overread.core.finding.Laterality;
import org.overread.viewer.theme.Texts;

/** The words of layers. */
final class LayerTexts {

    /** A label with the side that it is of. */
    static String label(String meaning, Optional<Laterality> side) {
        return side.filter(one -> one == Laterality.LEFT || one == Laterality.RIGHT)
                .map(one -> Texts.of("overlay.side." + one, meaning))
                .orElse(meaning);
    }

    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** A volume in ml. */
    static String millilitres(double value) {
        return Texts.of("overlay.volume", Texts.number(value, 2));
    }

    /** A model's score, which has no unit. */
    static String score(double value) {
        return Texts.number(value, 2);
    }

    private LayerTexts() {}
}
