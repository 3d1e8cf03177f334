package org.overread.core.result;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;

/**
 * Which finding of a document it is.
 *
 * @param position of its content item
 * @param section name of the container that it stands in, where that is no measurement group
 * @param inferredFrom positions of the findings that it was inferred from
 */
public record FindingIdentity(
        String position,
        Optional<String> trackingIdentifier,
        Optional<String> trackingUid,
        Optional<String> session,
        List<Evaluation> timePoints,
        Optional<CodedConcept> section,
        List<String> inferredFrom) {
    public FindingIdentity {
        timePoints = List.copyOf(timePoints);
        inferredFrom = List.copyOf(inferredFrom);
    }
}
