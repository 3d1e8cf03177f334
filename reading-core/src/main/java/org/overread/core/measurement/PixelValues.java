package org.overread.core.measurement;

import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;

/** The values of a frame's pixels, with what they are and their unit. */
public interface PixelValues {

    int columns();

    int rows();

    /** Value at a zero-based pixel; NaN where there is none (padding). */
    double value(int column, int row);

    /** What the values are: attenuation, SUV, signal. */
    CodedConcept quantity();

    Unit unit();
}
