package org.overread.core.measurement;

import java.util.List;

/** What a reader drew, with its numbers. */
public record MeasuredAnnotation(Annotation annotation, List<Measured> numbers) {
    public MeasuredAnnotation {
        numbers = List.copyOf(numbers);
    }
}
