package org.overread.viewer.viewport;

import java.util.Optional;
import org.overread.viewer.theme.Texts;

/** How it is said that an image is not seen as it is stored. */
final class TurnText {
    private static final int QUARTER = 90;

    /** Stays on the image when its other texts are hidden: who mistakes a mirrored image mistakes the side. */
    static Optional<String> caution(ViewTurn turn) {
        String degrees = Integer.toString(turn.quarters() * QUARTER);
        if (turn.mirrored()) {
            return Optional.of(
                    turn.quarters() == 0
                            ? Texts.of("viewport.mirrored")
                            : Texts.of("viewport.mirroredRotated", degrees));
        }
        return turn.quarters() == 0 ? Optional.empty() : Optional.of(Texts.of("viewport.rotated", degrees));
    }

    private TurnText() {}
}
