package org.overread.core.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples of PS3.5 annexes H to K and the shared character set files, whose names are known. */
class SpecificCharacterSetTest {

    private static DataSet shared(String name) throws Exception {
        return DicomReader.read(TestData.path("dicom/pydicom/charset_files__" + name))
                .dataSet();
    }

    @ParameterizedTest
    @CsvSource({
        "chrArab.dcm, قباني^لنزار",
        "chrFren.dcm, Buc^Jérôme",
        "chrGerm.dcm, Äneas^Rüdiger",
        "chrGreek.dcm, Διονυσιος",
        "chrHbrw.dcm, שרון^דבורה",
        "chrRuss.dcm, Люкceмбypг",
        "chrX1.dcm, Wang^XiaoDong=王^小東=",
        "chrX2.dcm, Wang^XiaoDong=王^小东=",
        "chrH31.dcm, Yamada^Tarou=山田^太郎=やまだ^たろう",
        "chrH32.dcm, ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
        "chrI2.dcm, Hong^Gildong=洪^吉洞=홍^길동",
        "chrKoreanMulti.dcm, 김희중",
        "chrJapMulti.dcm, やまだ^たろう"
    })
    void namesOfEveryRepertoireAreRead(String file, String name) throws Exception {
        assertThat(shared(file).string(Tag.PatientName)).contains(name);
    }

    @Test
    void itemsHaveACharacterSetOfTheirOwnOrTheEnclosingOne() throws Exception {
        DataSet own = shared("chrSQEncoding.dcm")
                .item(Tag.RequestedProcedureCodeSequence)
                .orElseThrow();
        DataSet enclosing = shared("chrSQEncoding1.dcm")
                .item(Tag.RequestedProcedureCodeSequence)
                .orElseThrow();

        assertThat(own.string(Tag.PatientName)).contains("ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう");
        assertThat(enclosing.string(Tag.PatientName)).contains("ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう");
    }

    @ParameterizedTest
    @CsvSource({
        "\\ISO 2022 IR 87, Yamada^Tarou=山田^太郎=やまだ^たろう",
        "ISO 2022 IR 13\\ISO 2022 IR 87, ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
        "\\ISO 2022 IR 149, Hong^Gildong=洪^吉洞=홍^길동",
        "\\ISO 2022 IR 58, Zhang^XiaoDong=张^小东=",
        "ISO 2022 IR 100\\ISO 2022 IR 144, Jérôme Люкceмбypг",
        "ISO_IR 144, Люкceмбypг",
        "ISO_IR 166, นามสกุล",
        "GB18030, Wang^XiaoDong=王^小东=",
        "GBK, 王^小东",
        "ISO_IR 192, Wang^XiaoDong=王^小東="
    })
    void whatIsWrittenIsReadBack(String terms, String text) {
        DataSet dataSet = new DataSet()
                .putString(Tag.SpecificCharacterSet, Vr.CS, terms.split("\\\\", -1))
                .putString(Tag.PatientName, Vr.PN, text);

        assertThat(dataSet.strings(Tag.SpecificCharacterSet)).containsExactly(terms.split("\\\\", -1));
        assertThat(dataSet.string(Tag.PatientName)).contains(text);
    }

    @Test
    void escapeSequencesAreThoseOfTheStandardsExample() {
        DataSet dataSet = new DataSet()
                .putString(Tag.SpecificCharacterSet, Vr.CS, "", "ISO 2022 IR 87")
                .putString(Tag.PatientName, Vr.PN, "Yamada^Tarou=山田^太郎=やまだ^たろう");
        String encoded = StandardCharsets.ISO_8859_1
                .decode(dataSet.bytes(Tag.PatientName).orElseThrow())
                .toString();

        // PS3.5 H.3.1
        assertThat(encoded)
                .startsWith("Yamada^Tarou=\033$B;3ED\033(B^\033$BB@O:\033(B=\033$B$d$^$@\033(B^\033$B$?$m$&\033(B");
    }

    @Test
    void aBackslashInsideAWideCharacterDoesNotSeparateValues() {
        // GB18030 and GBK have second bytes 5C; JIS X 0208 has 5C in either byte
        DataSet gbk = new DataSet()
                .putString(Tag.SpecificCharacterSet, Vr.CS, "GBK")
                .putString(Tag.OtherPatientNames, Vr.PN, "乗", "誠");
        DataSet jis = new DataSet()
                .putString(Tag.SpecificCharacterSet, Vr.CS, "", "ISO 2022 IR 87")
                .putString(Tag.OtherPatientNames, Vr.PN, "構^ポ", "表");

        assertThat(gbk.strings(Tag.OtherPatientNames)).isEqualTo(List.of("乗", "誠"));
        assertThat(jis.strings(Tag.OtherPatientNames)).isEqualTo(List.of("構^ポ", "表"));
    }

    @Test
    void undeclaredBytesAreUtf8WhereTheyAreValidUtf8() throws Exception {
        assertThat(undeclared("MÜLLER".getBytes(StandardCharsets.UTF_8))).contains("MÜLLER");
        assertThat(undeclared("MÜLLER".getBytes(StandardCharsets.ISO_8859_1))).contains("MÜLLER");
    }

    private static java.util.Optional<String> undeclared(byte[] name) throws Exception {
        return DicomReader.read(DicomBytes.file("1.2.840.10008.1.2.1")
                        .explicit(Tag.PatientName, "PN", name)
                        .bytes())
                .dataSet()
                .string(Tag.PatientName);
    }

    @Test
    void aCharacterSetUnderAnotherVrIsTheSame() throws Exception {
        byte[] file = DicomBytes.file("1.2.840.10008.1.2.1")
                .explicit(Tag.SpecificCharacterSet, "LO", "ISO_IR 192")
                .explicit(Tag.PatientName, "PN", "M\u00c3\u00bcller ")
                .bytes();

        assertThat(DicomReader.read(file).dataSet().string(Tag.PatientName)).contains("M\u00fcller");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ISO_IR 192 ",
                "iso_ir 192",
                "ISO-IR 192",
                "UTF-8",
                "utf8",
                "GBK",
                "GB2312",
                "ISO 2022 GBK",
                "GB18030",
                "ISO 2022 IR 149",
                "ISO2022 IR 58",
                "ISO 2022 58"
            })
    void labelsOutsideTheStandardAreUnderstood(String label) {
        SpecificCharacterSet charset = SpecificCharacterSet.of(List.of(label));
        String text = label.contains("149") ? "김희중" : "王小东";

        assertThat(charset.decode(charset.encode(text, "\\^=").orElseThrow())).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ISO-IR 100", "ISO IR 100", "ISO_IR100", "ISO 8859-1", "ISO-8859-1", "Latin1", "ISO_2022_IR_100"
            })
    void latin1ByAnyName(String label) {
        byte[] bytes = {'M', (byte) 0xFC, 'l', 'l', 'e', 'r'};

        assertThat(SpecificCharacterSet.of(List.of(label)).decode(bytes)).isEqualTo("Müller");
        assertThat(SpecificCharacterSet.of(List.of(label)).isNone()).isFalse();
    }

    /** PS3.5 6.1.2.5.3: "^" and "=" delimit in names alone, a backslash not in paragraphs. */
    @Test
    void onlyDelimitersOfTheValueRepresentationEndARepertoire() {
        SpecificCharacterSet korean = SpecificCharacterSet.of(List.of("", "ISO 2022 IR 149"));
        byte[] bytes =
                "\u001b$)C\u00b1\u00e8=\u00c8\u00f1\\\u001b$)C\u00c1\u00df".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(DicomText.decode(Vr.LO, bytes, korean)).containsExactly("김=희", "중");
        assertThat(DicomText.decode(Vr.LT, bytes, korean)).containsExactly("김=희\\중");
        assertThat(DicomText.decode(Vr.PN, bytes, korean).getFirst())
                .startsWith("김=")
                .doesNotContain("희");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PN", "LO", "LT"})
    void whatIsWrittenIsReadAgainAroundDelimiters(String vr) {
        SpecificCharacterSet mixed =
                SpecificCharacterSet.of(List.of("ISO 2022 IR 100", "ISO 2022 IR 144", "ISO 2022 IR 87"));
        String text = "é山^éЛ=éЛ山\\éЛ";
        byte[] written = DicomText.encode(Vr.valueOf(vr), List.of(text), mixed).orElseThrow();

        assertThat(String.join("\\", DicomText.decode(Vr.valueOf(vr), written, mixed)))
                .isEqualTo(text);
    }
}
