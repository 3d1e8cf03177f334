package org.overread.core.hanging;

import java.util.List;
import java.util.Optional;

/**
 * A place on the screen and what belongs there.
 *
 * @param place units: fractions 0…1 of the room, (0, 0) its upper left corner
 * @param label what belongs there, for the reader: "R CC", "Soft tissue"
 * @param wanted the images wanted, then what may stand in for them, in this order; at least one
 * @param fused the images of the study being read that are to be blended over them
 */
public record HangingCell(
        Place place,
        String label,
        List<ImageSelector> wanted,
        Optional<ImageSelector> fused,
        CellPresentation presentation) {

    public record Place(double x, double y, double width, double height) {
        private static final double ROUNDING = 1e-6;

        public Place {
            boolean inside = x >= 0 && y >= 0 && x + width <= 1 + ROUNDING && y + height <= 1 + ROUNDING;
            if (!inside || !(width > 0) || !(height > 0)) {
                throw new IllegalArgumentException("outside of the room");
            }
        }
    }

    public HangingCell {
        wanted = List.copyOf(wanted);
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("nothing wanted");
        }
    }

    /** The same in another place. */
    HangingCell at(Place other) {
        return new HangingCell(other, label, wanted, fused, presentation);
    }
}
