package org.overread.core.radiotherapy;

import java.util.Optional;
import java.util.OptionalInt;
import org.overread.core.finding.CodedConcept;

/**
 * What is said of a region of interest (PS3.3 C.8.8.8).
 *
 * @param interpretedType RT ROI Interpreted Type: EXTERNAL, PTV, CTV, GTV, ORGAN, ISOCENTER, …
 * @param identification RT ROI Identification Code
 */
public record RoiObservation(
        OptionalInt number,
        Optional<String> label,
        Optional<String> interpretedType,
        Optional<CodedConcept> identification) {}
