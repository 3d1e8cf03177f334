package org.overread.core.result;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;

/** The algorithm that made something (PS3.16 TID 4019). */
public record AlgorithmIdentity(
        String name,
        Optional<String> version,
        Optional<String> manufacturer,
        List<CodedConcept> families,
        List<String> parameters) {
    public AlgorithmIdentity {
        families = List.copyOf(families);
        parameters = List.copyOf(parameters);
    }

    /** Whether its family is called artificial intelligence. */
    public boolean ai() {
        return families.stream()
                .anyMatch(family ->
                        family.value().equals("123110") && family.scheme().equals("DCM"));
    }
}
