package org.overread.viewer.hanging;

import java.util.List;
import java.util.Optional;
import org.overread.core.hanging.CellPresentation.Side;
import org.overread.core.hanging.RadiographicView;
import org.overread.core.image.OrientationLetters;
import org.overread.viewer.viewport.StackFrame;
import org.overread.viewer.viewport.ViewTurn;

/**
 * How a breast is turned so that its chest wall is at the wanted edge, and above what belongs there: the head, in a
 * cranio-caudal view the lateral side. By Patient Orientation alone; an image that has none stays as it is stored.
 */
final class BreastTurn {
    private static final List<ViewTurn> TURNS =
            List.of(ViewTurn.NONE, new ViewTurn(0, true), new ViewTurn(2, false), new ViewTurn(2, true));
    private static final int CHEST_WALL = 2;

    /** @param side where the chest wall is to be */
    static Optional<ViewTurn> of(StackFrame frame, Side side) {
        RadiographicView view = RadiographicView.of(frame.instance().header(), 1, true);
        return frame.orientation()
                .map(letters -> best(letters, side, view.laterality().orElse("")));
    }

    private static ViewTurn best(OrientationLetters stored, Side side, String lateral) {
        ViewTurn best = ViewTurn.NONE;
        for (ViewTurn turn : TURNS) {
            if (points(turn.letters(stored), side, lateral) > points(best.letters(stored), side, lateral)) {
                best = turn;
            }
        }
        return best;
    }

    private static int points(OrientationLetters seen, Side side, String lateral) {
        String wall = side == Side.LEFT ? seen.left() : seen.right();
        boolean above =
                seen.top().startsWith("H") || !lateral.isEmpty() && seen.top().startsWith(lateral);
        return (wall.startsWith("P") ? CHEST_WALL : 0) + (above ? 1 : 0);
    }

    private BreastTurn() {}
}
