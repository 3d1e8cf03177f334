package org.overread.core.inference;

import org.overread.core.finding.CodedConcept;

/**
 * The score from which on a model's label is shown, and between which scores a reader may choose another.
 *
 * @param label what the score is of
 * @param operatingPoint the manifest's
 * @param least nothing below it may be shown; {@code most} the highest that may be asked for
 */
public record OperatingRange(CodedConcept label, double operatingPoint, double least, double most) {
    public OperatingRange {
        if (!(least <= operatingPoint && operatingPoint <= most && least < most)) {
            throw new IllegalArgumentException(operatingPoint + " is not between " + least + " and " + most);
        }
    }
}
