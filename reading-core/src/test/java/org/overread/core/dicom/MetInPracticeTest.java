package org.overread.core.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DicomException.Kind;

/** Files against the standard as writers in the wild make them, each in its smallest form. */
class MetInPracticeTest {
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String JPEG = "1.2.840.10008.1.2.4.50";
    private static final long UNDEFINED = 0xFFFF_FFFFL;

    private static DataSet read(DicomBytes bytes) throws Exception {
        return DicomReader.read(bytes.bytes()).dataSet();
    }

    @Test
    void aPrefixInsideAValueOfABareDataSetIsNoPrefix() throws Exception {
        DicomBytes bytes = DicomBytes.little()
                .explicit(0x00080080, "LO", "x".repeat(112))
                .explicit(0x00081010, "SH", "DICMA1")
                .explicit(Tag.PatientID, "LO", "4711");

        assertThat(new String(bytes.bytes(), 128, 4, StandardCharsets.US_ASCII)).isEqualTo("DICM");
        assertThat(read(bytes).string(Tag.PatientID)).contains("4711");
    }

    @Test
    void anItemOutsideOfAnySequenceIsPassedOver() throws Exception {
        DataSet dataSet = read(DicomBytes.file(EXPLICIT)
                .explicit(0x00185020, "LO", "ABDOMEN ")
                .item(10)
                .explicit(0x00186012, "US", new byte[] {1, 0})
                .explicit(Tag.PatientID, "LO", "4711"));

        assertThat(dataSet.string(Tag.PatientID)).contains("4711");
        assertThat(dataSet.element(0x00186012)).isEmpty();
    }

    @Test
    void aSequenceByTheDictionaryAloneThatHasNoItemsIsKeptAsBytes() throws Exception {
        DicomFile file = DicomReader.read(DicomBytes.file(IMPLICIT)
                .implicit(Tag.PatientID, "4711")
                .implicit(0x0040A170, "NAME OF IT")
                .bytes());

        Element element = file.dataSet().element(0x0040A170).orElseThrow();
        assertThat(element.vr()).isEqualTo(Vr.UN);
        assertThat(file.dataSet().bytes(0x0040A170).orElseThrow().remaining()).isEqualTo(10);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomWriter.writeAsRead(file, out);
        assertThat(DicomReader.read(out.toByteArray()).dataSet().string(Tag.PatientID))
                .contains("4711");
        assertThat(catchThrowableOfType(
                                DicomException.class,
                                () -> read(DicomBytes.file(EXPLICIT)
                                        .explicitLong(0x0040A170, "SQ", 10, "NAME OF IT".getBytes())))
                        .kind())
                .isEqualTo(Kind.MALFORMED);
    }

    @Test
    void aDataSetThatIsNotDeflatedAsDeclaredIsReadAsItIs() throws Exception {
        DicomFile file = DicomReader.read(DicomBytes.file("1.2.840.10008.1.2.1.99")
                .explicit(0x00080060, "CS", "CT")
                .explicit(Tag.PatientID, "LO", "4711")
                .bytes());

        assertThat(file.dataSet().string(Tag.PatientID)).contains("4711");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomWriter.writeAsRead(file, out);
        assertThat(DicomReader.read(out.toByteArray()).dataSet().string(Tag.PatientID))
                .contains("4711");
    }

    private static DicomBytes fragments() {
        return DicomBytes.file(JPEG)
                .explicitLong(Tag.PixelData, "OB", UNDEFINED, new byte[0])
                .item(0)
                .item(4)
                .raw(new byte[] {1, (byte) 0xFF, (byte) 0xD9, 0});
    }

    @Test
    void fragmentsThatEndWithTheFileInsteadOfADelimiterAreWhole() throws Exception {
        Value.Fragments pixels = (Value.Fragments)
                read(fragments()).element(Tag.PixelData).orElseThrow().value();

        assertThat(pixels.fragments()).hasSize(1);
    }

    @Test
    void aCutFragmentIsRefusedUnlessAskedFor(@TempDir Path folder) throws Exception {
        Path cut = folder.resolve("cut.dcm");
        Files.write(cut, fragments().item(100).raw(new byte[10]).bytes());

        assertThat(catchThrowableOfType(DicomException.class, () -> DicomReader.read(cut))
                        .kind())
                .isEqualTo(Kind.TRUNCATED);
        Value.Fragments pixels = (Value.Fragments) DicomReader.readDespiteMissingPixels(cut)
                .dataSet()
                .element(Tag.PixelData)
                .orElseThrow()
                .value();
        assertThat(pixels.fragments().get(1).length()).isEqualTo(10);
    }

    @Test
    void metaInformationOutOfOrderIsWrittenAsItWasRead() throws Exception {
        DicomBytes bytes = DicomBytes.little()
                .raw(new byte[128])
                .raw("DICM".getBytes(StandardCharsets.US_ASCII))
                .explicit(0x00020010, "UI", EXPLICIT + "\0")
                .explicit(0x00020002, "UI", "1.2.3\0")
                .explicit(Tag.PatientID, "LO", "4711");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        DicomWriter.writeAsRead(DicomReader.read(bytes.bytes()), out);

        assertThat(out.toByteArray()).isEqualTo(bytes.bytes());
    }
}
