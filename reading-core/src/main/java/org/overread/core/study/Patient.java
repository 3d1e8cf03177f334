package org.overread.core.study;

import java.util.Optional;

/** Who was imaged, as the study's instances say. Text as in the data set: {@code name} is a PN value ("DOE^JANE"), {@code birthDate} a DA, {@code age} an AS. */
public record Patient(
        String name,
        String id,
        String issuerOfId,
        Optional<String> birthDate,
        Optional<String> sex,
        Optional<String> age) {}
