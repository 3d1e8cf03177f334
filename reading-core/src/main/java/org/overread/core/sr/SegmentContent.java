package org.overread.core.sr;

import java.util.Optional;
import org.overread.core.inference.MapLabel;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.review.ReviewedFinding;

/** What a segment stands for. */
sealed interface SegmentContent {

    /** The model that drew it; empty where a reader did. */
    Optional<ModelIdentity> model();

    record OfFinding(ReviewedFinding reviewed) implements SegmentContent {
        @Override
        public Optional<ModelIdentity> model() {
            return ClaimItems.model(reviewed.finding());
        }
    }

    /** All places of a series that a model gives one label. */
    record OfLabel(MapLabel label, ModelIdentity by) implements SegmentContent {
        @Override
        public Optional<ModelIdentity> model() {
            return Optional.of(by);
        }
    }
}
