package org.overread.core.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
