package org.overread.core.document;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;

/**
 * Equipment that made a document (PS3.3 C.7.5.1) or contributed to it (C.12.1.1.5): with purpose "Processing Equipment", an
 * algorithm.
 */
public record Equipment(
        Optional<CodedConcept> purpose,
        Optional<String> manufacturer,
        Optional<String> model,
        List<String> softwareVersions,
        Optional<String> deviceUid) {
    public Equipment {
        softwareVersions = List.copyOf(softwareVersions);
    }
}
