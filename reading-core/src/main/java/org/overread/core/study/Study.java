package org.overread.core.study;

import java.util.List;
import java.util.Optional;

/** A study with its series, image series by Series Number. {@code date} is a DA, {@code time} a TM. */
public record Study(
        String studyInstanceUid,
        Patient patient,
        Optional<String> date,
        Optional<String> time,
        Optional<String> accessionNumber,
        Optional<String> studyId,
        String description,
        Optional<String> referringPhysician,
        List<Series> series) {
    public Study {
        series = List.copyOf(series);
    }
}
