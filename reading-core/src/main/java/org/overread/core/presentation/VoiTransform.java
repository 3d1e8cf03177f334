package org.overread.core.presentation;

import java.util.Optional;

/** From modality values to a range of grey (PS3.3 C.11.2). */
public sealed interface VoiTransform {

    /** A window: {@code width} above 0, and at least 1 where the function is LINEAR. Units: those of the modality values. */
    record Window(double center, double width, Function function, Optional<String> explanation)
            implements VoiTransform {}

    record Table(LookupTable table, Optional<String> explanation) implements VoiTransform {}

    /** VOI LUT Function (PS3.3 C.11.2.1.2, C.11.2.1.3). */
    enum Function {
        LINEAR,
        LINEAR_EXACT,
        SIGMOID
    }
}
