package org.overread.core.presentation;

import java.util.Optional;

/** From stored to modality values (PS3.3 C.11.1). {@code type} is what they are: "HU", "OD", absent where not said. */
public sealed interface ModalityTransform {

    /** output = slope · stored + intercept. */
    record Linear(double slope, double intercept, Optional<String> type) implements ModalityTransform {}

    record Table(LookupTable table, Optional<String> type, Optional<String> explanation) implements ModalityTransform {}
}
