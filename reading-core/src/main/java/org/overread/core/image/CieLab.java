package org.overread.core.image;

import java.util.Optional;

/**
 * A CIELab colour as DICOM recommends it for display: of the ICC profile connection space, white point D50 (PS3.3
 * C.10.7.1.1).
 *
 * @param lightness 0…100
 * @param a about -128…127, green to red; {@code b} blue to yellow
 */
public record CieLab(double lightness, double a, double b) {
    /** White of D50, X and Z, for Y = 1. */
    private static final double WHITE_X = 0.9642;

    private static final double WHITE_Z = 0.8249;
    /** XYZ for D50 to linear sRGB: Bradford adaptation to D65 and the sRGB primaries (IEC 61966-2-1). */
    private static final double[][] TO_LINEAR = {
        {3.1338561, -1.6168667, -0.4906146},
        {-0.9787684, 1.9161415, 0.0334540},
        {0.0719453, -0.2289914, 1.4052427}
    };

    /** Of an attribute's three values, 0…65535 each; empty where there are not three. */
    public static Optional<CieLab> ofStored(double[] values) {
        return values.length == 3
                ? Optional.of(new CieLab(
                        values[0] * 100 / 65535, values[1] * 255 / 65535 - 128, values[2] * 255 / 65535 - 128))
                : Optional.empty();
    }

    /** The nearest colour that sRGB has. */
    public Rgb toRgb() {
        double y = (lightness + 16) / 116;
        double[] xyz = {WHITE_X * cubed(y + a / 500), cubed(y), WHITE_Z * cubed(y - b / 200)};
        return new Rgb(level(TO_LINEAR[0], xyz), level(TO_LINEAR[1], xyz), level(TO_LINEAR[2], xyz));
    }

    private static double cubed(double t) {
        return t > 6.0 / 29 ? t * t * t : 3 * (6.0 / 29) * (6.0 / 29) * (t - 4.0 / 29);
    }

    private static int level(double[] row, double[] xyz) {
        double linear = row[0] * xyz[0] + row[1] * xyz[1] + row[2] * xyz[2];
        double encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(Math.clamp(encoded, 0, 1) * 255);
    }
}
