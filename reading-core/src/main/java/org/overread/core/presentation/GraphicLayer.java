package org.overread.core.presentation;

import java.util.Optional;
import java.util.OptionalInt;
import org.overread.core.image.CieLab;

/**
 * A layer that annotations and overlays stand on (PS3.3 C.10.7).
 *
 * @param order lower ones are drawn first
 * @param grey recommended P-value, 0…65535
 * @param colour recommended colour
 */
public record GraphicLayer(
        String name, int order, OptionalInt grey, Optional<CieLab> colour, Optional<String> description) {}
