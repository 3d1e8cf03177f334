package org.overread.core.hanging;

import java.util.List;
import java.util.Optional;

/** What stands in a cell of a step. */
public sealed interface HungCell {
    HangingCell cell();

    /** The same in another place. */
    HungCell at(HangingCell.Place place);

    /**
     * Images.
     *
     * @param prior 0 for the study being read
     * @param fused the images that are to be blended over them
     * @param insteadOf what is said where these stand in for what the protocol wanted first
     */
    record Shown(HangingCell cell, ImageSet images, int prior, Optional<ImageSet> fused, Optional<String> insteadOf)
            implements HungCell {
        @Override
        public Shown at(HangingCell.Place place) {
            return new Shown(cell.at(place), images, prior, fused, insteadOf);
        }
    }

    /**
     * Nothing: what is missing is said.
     *
     * @param prior which prior they should have come from; 0 for the study being read
     * @param noPrior whether there is no such prior
     * @param contradictory images of the study that could be meant but contradict themselves about side or view, each with
     *     what they say; these are never hung
     */
    record Missing(HangingCell cell, int prior, boolean noPrior, List<String> contradictory) implements HungCell {
        @Override
        public Missing at(HangingCell.Place place) {
            return new Missing(cell.at(place), prior, noPrior, contradictory);
        }
    }
}
