package org.overread.core.presentation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.overread.core.image.CieLab;

/**
 * The shutters of a presentation state: what any of them hides is hidden.
 *
 * @param grey P-value of what is hidden, 0…65535
 */
public record Shutters(List<Shutter> shutters, OptionalInt grey, Optional<CieLab> colour) {
    public static final Shutters NONE = new Shutters(List.of(), OptionalInt.empty(), Optional.empty());

    public Shutters {
        shutters = List.copyOf(shutters);
    }
}
