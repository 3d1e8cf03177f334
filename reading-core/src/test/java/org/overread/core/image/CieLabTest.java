package org.overread.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CieLabTest {

    /** The primaries of sRGB in CIELab of D50, as colour science tables give them. */
    @ParameterizedTest
    @CsvSource({
        "54.2917, 80.8125, 69.8851, 255, 0, 0",
        "87.8181, -79.2871, 80.9902, 0, 255, 0",
        "29.5676, 68.2986, -112.0294, 0, 0, 255",
        "100, 0, 0, 255, 255, 255",
        "53.585, 0, 0, 128, 128, 128",
        "0, 0, 0, 0, 0, 0"
    })
    void coloursOfSrgbComeBack(double lightness, double a, double b, int red, int green, int blue) {
        Rgb colour = new CieLab(lightness, a, b).toRgb();

        assertThat(Math.abs(colour.red() - red)).isLessThanOrEqualTo(1);
        assertThat(Math.abs(colour.green() - green)).isLessThanOrEqualTo(1);
        assertThat(Math.abs(colour.blue() - blue)).isLessThanOrEqualTo(1);
    }

    @Test
    void storedValuesAreScaledAsIccDoes() {
        assertThat(CieLab.ofStored(new double[] {0xFFFF, 0x8080, 0x8080})).contains(new CieLab(100, 0, 0));
        assertThat(CieLab.ofStored(new double[] {0, 0, 0xFFFF})).contains(new CieLab(0, -128, 127));
        assertThat(CieLab.ofStored(new double[] {1, 2})).isEmpty();
    }
}
