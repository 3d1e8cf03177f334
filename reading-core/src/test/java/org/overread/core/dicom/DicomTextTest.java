package org.overread.core.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DicomTextTest {

    private static DataSet with(String... values) {
        return new DataSet().putString(Tag.WindowCenter, Vr.DS, values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+2.5", "1.", ".5", "1e3", "-1.5E-3", " 40 ", "0001"})
    void whatStandsForOneNumberIsRead(String text) {
        assertThat(with(text).number(Tag.WindowCenter)).hasValue(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "1,5",
                "0x10",
                "1f",
                "1d",
                "NaN",
                "Infinity",
                "1e999",
                "1 2"
            })
    void whatIsNoNumberIsNotTakenForOne(String text) {
        assertThat(with(text).number(Tag.WindowCenter)).isEmpty();
        assertThat(with("1", text).numbers(Tag.WindowCenter)).isEmpty();
    }

    @Test
    void valuesAreSeparatedByEveryBackslash() {
        assertThat(with("1", "", " 2 ", "").strings(Tag.WindowCenter)).isEqualTo(List.of("1", "", "2", ""));
    }

    @Test
    void decimalTextsAreTheNearestNumbersHoweverTheyAreWritten() {
        Random random = new Random(5);
        List<String> texts =
                new ArrayList<>(List.of("0", "-0", "+1", ".5", "5.", "-.25", "1e5", "-1.5E-3", "123456789012345678"));
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
            int digits = 1 + random.nextInt(18);
            int point = random.nextInt(2 * digits);
            for (int digit = 0; digit < digits; digit++) {
                text.append(digit == point ? "." : "").append(random.nextInt(10));
            }
            texts.add(text.toString());
        }
        for (String text : texts) {
            assertThat(DicomText.numbers(List.of(text))).containsExactly(Double.parseDouble(text));
        }
    }
}
