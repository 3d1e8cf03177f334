package org.overread.core.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShortValuesTest {
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final int ELEMENTS = 3000;

    @TempDir
    private Path folder;

    private static String text(int number, int shift) {
        return "%d%s".formatted(number, "x".repeat((number * 7 + shift) % 61));
    }

    private static int tag(int number) {
        return 0x00310000 + 0x1000 + number;
    }

    private Path file(int shift) throws Exception {
        DicomBytes bytes = DicomBytes.file(EXPLICIT).explicit(Tag.PatientComments, "LT", "c".repeat(2 * shift + 2));
        for (int i = 0; i < ELEMENTS; i++) {
            byte[] value = text(i, shift).getBytes(StandardCharsets.US_ASCII);
            bytes.explicit(tag(i), "LO", value);
        }
        return Files.write(folder.resolve("long-" + shift + ".dcm"), bytes.bytes());
    }

    @Test
    void noValueIsLostOrTakenForAnotherWhereverAReadOfTheFileEnds() throws Exception {
        ReadingRoom room = new ReadingRoom();
        for (int shift = 0; shift < 40; shift++) {
            Path file = file(shift);
            DataSet alone = DicomReader.read(file).dataSet();
            DataSet oneOfMany = DicomReader.read(file, Files.size(file), room).dataSet();
            for (int i = 0; i < ELEMENTS; i++) {
                assertThat(alone.string(tag(i))).contains(text(i, shift));
                assertThat(oneOfMany.string(tag(i))).contains(text(i, shift));
            }
        }
    }

    @Test
    void whatFollowsAValueLargerThanAReadOfTheFileIsReadAsItIsFromMemory() throws Exception {
        for (int shift = 0; shift < 40; shift++) {
            int length = DicomInput.WINDOW + 2 * shift;
            DicomBytes made = DicomBytes.file(EXPLICIT).explicitLong(Tag.ICCProfile, "OB", length, new byte[length]);
            for (int i = 0; i < ELEMENTS; i++) {
                made.explicit(tag(i), "LO", text(i, shift).getBytes(StandardCharsets.US_ASCII));
            }
            byte[] bytes = made.bytes();
            Path file = Files.write(folder.resolve("profile.dcm"), bytes);

            assertThat(DicomReader.read(file).dataSet().elements())
                    .isEqualTo(DicomReader.read(bytes).dataSet().elements());
        }
    }

    @Test
    void whatOneFileLeftInTheRoomIsNotInTheNext() throws Exception {
        ReadingRoom room = new ReadingRoom();
        byte[] cut = DicomBytes.file(EXPLICIT)
                .explicit(Tag.PatientID, "LO", "ONE ")
                .tag(Tag.PatientName)
                .bytes();
        Path damaged = Files.write(folder.resolve("cut.dcm"), cut);
        assertThat(catchThrowable(() -> DicomReader.read(damaged, cut.length, room)))
                .isInstanceOf(DicomException.class);
        byte[] sound = DicomBytes.file(EXPLICIT)
                .explicit(Tag.PatientName, "PN", "TWO ")
                .bytes();
        Path next = Files.write(folder.resolve("next.dcm"), sound);

        DataSet read = DicomReader.read(next, sound.length, room).dataSet();

        assertThat(read.elements()).extracting(Element::tag).containsExactly(Tag.PatientName);
        DicomReader.read(file(0), Files.size(file(0)), room);
        assertThat(read.string(Tag.PatientName)).contains("TWO");
    }

    @Test
    void aDataSetThatWasReadCanBeChanged() throws Exception {
        DataSet read = DicomReader.read(DicomBytes.file(EXPLICIT)
                        .explicit(Tag.StudyDate, "DA", "20260101")
                        .explicit(Tag.PatientName, "PN", "DOE^JANE")
                        .explicit(Tag.PatientID, "LO", "4711")
                        .bytes())
                .dataSet();

        read.putString(Tag.Modality, Vr.CS, "CT").remove(Tag.PatientName);

        assertThat(read.elements())
                .extracting(Element::tag)
                .containsExactly(Tag.StudyDate, Tag.Modality, Tag.PatientID);
        assertThat(read.string(Tag.PatientID)).contains("4711");
        assertThat(read.string(Tag.PatientName)).isEmpty();
    }

    @Test
    void ofARepeatedTagTheLastValueStaysAndAllAreWrittenAsRead() throws Exception {
        DataSet read = DicomReader.read(DicomBytes.file(EXPLICIT)
                        .explicit(Tag.PatientID, "LO", "ONE ")
                        .explicit(Tag.StudyDate, "DA", "20260101")
                        .explicit(Tag.PatientID, "LO", "TWO ")
                        .bytes())
                .dataSet();

        assertThat(read.string(Tag.PatientID)).contains("TWO");
        assertThat(read.asRead()).extracting(Element::tag).containsExactly(Tag.PatientID, Tag.StudyDate, Tag.PatientID);
    }

    @Test
    void patientsAgreeByBytesAndValueRepresentationAndNotByTextAlone() throws Exception {
        DataSet one = id(EXPLICIT, "LO", "4711");

        assertThat(one.agrees(Tag.PatientID, id(EXPLICIT, "LO", "4711"))).isTrue();
        assertThat(one.agrees(Tag.PatientID, id(EXPLICIT, "LO", "4712"))).isFalse();
        assertThat(one.agrees(Tag.PatientID, id(EXPLICIT, "SH", "4711"))).isFalse();
        assertThat(one.agrees(Tag.PatientID, new DataSet().putString(Tag.PatientID, Vr.LO, "4711")))
                .isTrue();
        assertThat(one.agrees(Tag.PatientID, new DataSet())).isFalse();
        assertThat(one.agrees(Tag.PatientName, new DataSet())).isTrue();
    }

    private static DataSet id(String syntax, String vr, String value) throws Exception {
        return DicomReader.read(DicomBytes.file(syntax)
                        .explicit(Tag.PatientID, vr, value)
                        .bytes())
                .dataSet();
    }
}
