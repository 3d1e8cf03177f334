package org.overread.core.study;

import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;

/** What follows from a patient's weight, height and sex. */
record BodySize(double weightKg, double heightM, String sex) {
    private static final double SHORTEST_M = 0.3;
    private static final double TALLEST_M = 2.6;

    /** Empty without a height in metres. */
    static Optional<BodySize> of(DataSet header, double weightKg) {
        double heightM = header.number(Tag.PatientSize).orElse(0);
        return heightM >= SHORTEST_M && heightM <= TALLEST_M
                ? Optional.of(new BodySize(
                        weightKg, heightM, header.string(Tag.PatientSex).orElse("")))
                : Optional.empty();
    }

    /** By Du Bois and Du Bois. */
    double surfaceM2() {
        return 0.007184 * Math.pow(weightKg, 0.425) * Math.pow(heightM * 100, 0.725);
    }

    /** By Janmahasatian et al.; empty without a sex that the formula is for. */
    Optional<Double> leanBodyMassKg() {
        double index = weightKg / (heightM * heightM);
        return switch (sex) {
            case "M" -> Optional.of(9270 * weightKg / (6680 + 216 * index));
            case "F" -> Optional.of(9270 * weightKg / (8780 + 244 * index));
            default -> Optional.empty();
        };
    }
}
