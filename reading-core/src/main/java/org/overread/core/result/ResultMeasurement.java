package org.overread.core.result;

import java.util.List;
import java.util.Optional;
import org.overread.core.document.ContentItem;
import org.overread.core.document.MeasuredValue;
import org.overread.core.finding.CodedConcept;

/**
 * A number that a document states (PS3.16 TID 300, 1419), in its own unit: nothing is converted.
 *
 * @param value absent where the document says why there is none ({@code qualifier})
 * @param modifiers method, derivation and whatever else says what kind of number it is
 * @param regions what it was measured on, where that is not the finding's region
 * @param properties numbers about the number: statistics, limits
 * @param other items without a place here
 */
public record ResultMeasurement(
        String position,
        Optional<CodedConcept> name,
        Optional<MeasuredValue> value,
        Optional<CodedConcept> qualifier,
        Optional<String> trackingUid,
        List<Evaluation> modifiers,
        List<FindingPlace> places,
        List<Region> regions,
        List<AlgorithmIdentity> algorithms,
        List<ResultMeasurement> properties,
        List<ContentItem> other) {
    public ResultMeasurement {
        modifiers = List.copyOf(modifiers);
        places = List.copyOf(places);
        regions = List.copyOf(regions);
        algorithms = List.copyOf(algorithms);
        properties = List.copyOf(properties);
        other = List.copyOf(other);
    }
}
