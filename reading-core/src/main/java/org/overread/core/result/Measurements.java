package org.overread.core.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.document.ContentItem;
import org.overread.core.document.ContentValue;
import org.overread.core.document.Relationship;

/** Reads numbers with what is said of them (PS3.16 TID 300, 1419). */
final class Measurements {
    private final Regions regions;

    Measurements(Regions regions) {
        this.regions = regions;
    }

    ResultMeasurement of(ContentItem item, ContentValue.Num number) {
        Parts parts = new Parts();
        item.children().forEach(child -> take(parts, child));
        return new ResultMeasurement(
                item.position(),
                item.name(),
                number.measured(),
                number.qualifier(),
                parts.trackingUid,
                parts.modifiers,
                parts.places,
                parts.regions,
                parts.algorithms.algorithms(),
                parts.properties,
                parts.other);
    }

    private void take(Parts parts, ContentItem child) {
        if (parts.algorithms.take(child)) {
            return;
        }
        switch (ResultConcept.of(child)) {
            case TRACKING_UID -> parts.trackingUid = parts.trackingUid.or(child::text);
            case FINDING_SITE -> parts.places.add(Evaluations.place(child));
            default -> takeByValue(parts, child);
        }
    }

    private void takeByValue(Parts parts, ContentItem child) {
        if (child.value() instanceof ContentValue.Num nested
                && (child.relationship() == Relationship.HAS_PROPERTIES
                        || child.relationship() == Relationship.HAS_CONCEPT_MOD)) {
            parts.properties.add(of(child, nested));
            return;
        }
        Optional<Region> region = regions.of(child);
        if (region.isPresent()) {
            parts.regions.add(region.get());
            Regions.saidOf(child).forEach(said -> take(parts, said));
            return;
        }
        Optional<Evaluation> modifier = Evaluations.of(child);
        if (modifier.isPresent()) {
            parts.modifiers.add(modifier.get());
            Evaluations.beyondModifiers(child).forEach(said -> take(parts, said));
        } else {
            parts.other.add(child);
        }
    }

    private static final class Parts {
        private Optional<String> trackingUid = Optional.empty();
        private final List<Evaluation> modifiers = new ArrayList<>();
        private final List<FindingPlace> places = new ArrayList<>();
        private final List<Region> regions = new ArrayList<>();
        private final AlgorithmItems algorithms = new AlgorithmItems();
        private final List<ResultMeasurement> properties = new ArrayList<>();
        private final List<ContentItem> other = new ArrayList<>();
    }
}
