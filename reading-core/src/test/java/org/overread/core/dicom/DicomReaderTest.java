package org.overread.core.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DicomException.Kind;

class DicomReaderTest {
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final long UNDEFINED = 0xFFFF_FFFFL;
    private static final int REFERENCED_SERIES = Tag.ReferencedSeriesSequence;

    private static DicomFile read(DicomBytes bytes) throws Exception {
        return DicomReader.read(bytes.bytes());
    }

    private static Kind refusalOf(byte[] bytes) {
        return catchThrowableOfType(DicomException.class, () -> DicomReader.read(bytes))
                .kind();
    }

    @Test
    void explicitLittleEndianIsRead() throws Exception {
        DicomFile file = read(DicomBytes.file(EXPLICIT)
                .explicit(Tag.PatientID, "LO", "4711")
                .explicit(Tag.Rows, "US", new byte[] {0, 2}));

        assertThat(file.transferSyntaxUid()).isEqualTo(EXPLICIT);
        assertThat(file.dataSet().string(Tag.PatientID)).contains("4711");
        assertThat(file.dataSet().integer(Tag.Rows)).hasValue(512);
    }

    @Test
    void implicitLittleEndianTakesValueRepresentationsFromTheDictionary() throws Exception {
        DataSet dataSet = read(DicomBytes.file(IMPLICIT)
                        .implicit(Tag.PatientName, "DOE^JANE")
                        .implicit(0x00090010, "ACME 1.1")
                        .implicit(0x00091001, "what")
                        .implicit(Tag.Rows, new byte[] {0, 2})
                        .implicit(0x60020010, new byte[] {4, 0}))
                .dataSet();

        assertThat(dataSet.element(Tag.PatientName).orElseThrow().vr()).isEqualTo(Vr.PN);
        assertThat(dataSet.element(0x00090010).orElseThrow().vr()).isEqualTo(Vr.LO);
        assertThat(dataSet.element(0x00091001).orElseThrow().vr()).isEqualTo(Vr.UN);
        assertThat(dataSet.integer(0x60020010)).hasValue(4);
    }

    @Test
    void usOrSsFollowsPixelRepresentationWhereTheVrIsImplied() throws Exception {
        DataSet signed = read(DicomBytes.file(IMPLICIT)
                        .implicit(Tag.PixelRepresentation, new byte[] {1, 0})
                        .implicit(Tag.SmallestImagePixelValue, new byte[] {(byte) 0xFE, (byte) 0xFF}))
                .dataSet();
        DataSet unsigned = read(DicomBytes.file(IMPLICIT)
                        .implicit(Tag.PixelRepresentation, new byte[] {0, 0})
                        .implicit(Tag.SmallestImagePixelValue, new byte[] {(byte) 0xFE, (byte) 0xFF}))
                .dataSet();

        assertThat(signed.integer(Tag.SmallestImagePixelValue)).hasValue(-2);
        assertThat(unsigned.integer(Tag.SmallestImagePixelValue)).hasValue(0xFFFE);
    }

    @Test
    void bigEndianNumbersAreRead() throws Exception {
        byte[] dataSet = DicomBytes.big()
                .explicit(Tag.PatientID, "LO", "4711")
                .explicit(Tag.Rows, "US", new byte[] {2, 1})
                .bytes();
        DicomFile file = read(DicomBytes.file("1.2.840.10008.1.2.2").raw(dataSet));

        assertThat(file.dataSet().integer(Tag.Rows)).hasValue(513);
    }

    @Test
    void sequencesOfDefinedAndUndefinedLengthNest() throws Exception {
        byte[] inner = DicomBytes.little()
                .explicit(Tag.ReferencedSOPInstanceUID, "UI", "1.2.3.4\0")
                .bytes();
        byte[] definedSequence =
                DicomBytes.little().item(inner.length).raw(inner).bytes();
        DataSet dataSet = read(DicomBytes.file(EXPLICIT)
                        .explicitLong(REFERENCED_SERIES, "SQ", UNDEFINED, new byte[0])
                        .item(UNDEFINED)
                        .explicitLong(Tag.ReferencedSOPSequence, "SQ", definedSequence.length, definedSequence)
                        .explicit(Tag.SeriesInstanceUID, "UI", "1.2.3\0")
                        .itemEnd()
                        .item(0)
                        .sequenceEnd()
                        .explicit(Tag.PatientID, "LO", "4711"))
                .dataSet();

        assertThat(dataSet.items(REFERENCED_SERIES)).hasSize(2);
        DataSet series = dataSet.item(REFERENCED_SERIES).orElseThrow();
        assertThat(series.string(Tag.SeriesInstanceUID)).contains("1.2.3");
        assertThat(series.item(Tag.ReferencedSOPSequence).orElseThrow().string(Tag.ReferencedSOPInstanceUID))
                .contains("1.2.3.4");
        assertThat(dataSet.string(Tag.PatientID)).contains("4711");
    }

    @Test
    void withoutPreambleAndMetaTheEncodingIsToldFromTheFirstElement() throws Exception {
        DicomFile explicit =
                read(DicomBytes.little().explicit(Tag.Modality, "CS", "CT").explicit(Tag.PatientID, "LO", "4711"));
        DicomFile implicit =
                read(DicomBytes.little().implicit(Tag.Modality, "CT").implicit(Tag.PatientID, "4711"));
        DicomFile big = read(DicomBytes.big().explicit(Tag.Modality, "CS", "CT").explicit(Tag.PatientID, "LO", "4711"));

        assertThat(explicit.transferSyntaxUid()).isEqualTo(EXPLICIT);
        assertThat(implicit.transferSyntaxUid()).isEqualTo(IMPLICIT);
        assertThat(big.transferSyntaxUid()).isEqualTo("1.2.840.10008.1.2.2");
        assertThat(implicit.dataSet().string(Tag.PatientID)).contains("4711");
        assertThat(big.dataSet().string(Tag.PatientID)).contains("4711");
    }

    @Test
    void aDataSetInAnotherEncodingThanDeclaredIsRead() throws Exception {
        DicomFile implicit =
                read(DicomBytes.file(EXPLICIT).implicit(Tag.Modality, "CT").implicit(Tag.PatientID, "4711"));
        DicomFile explicit = read(
                DicomBytes.file(IMPLICIT).explicit(Tag.Modality, "CS", "CT").explicit(Tag.PatientID, "LO", "4711"));

        assertThat(implicit.dataSet().string(Tag.PatientID)).contains("4711");
        assertThat(explicit.dataSet().string(Tag.PatientID)).contains("4711");
    }

    @Test
    void whatIsLabelledUnknownIsUnderstoodByTheDictionary() throws Exception {
        byte[] item = DicomBytes.little()
                .implicit(Tag.ReferencedSOPInstanceUID, "1.2.3.4\0")
                .bytes();
        byte[] sequence = DicomBytes.little().item(item.length).raw(item).bytes();
        DataSet dataSet = read(DicomBytes.file(EXPLICIT)
                        .explicitLong(Tag.ReferencedImageSequence, "UN", sequence.length, sequence)
                        .explicitLong(Tag.PatientID, "UN", 4, "4711".getBytes(StandardCharsets.US_ASCII)))
                .dataSet();

        assertThat(dataSet.string(Tag.PatientID)).contains("4711");
        assertThat(dataSet.item(Tag.ReferencedImageSequence).orElseThrow().string(Tag.ReferencedSOPInstanceUID))
                .contains("1.2.3.4");
    }

    @Test
    void numbersAndTextUnderAnotherLabelAreUnderstood() throws Exception {
        DataSet dataSet = read(DicomBytes.file(EXPLICIT)
                        .explicit(Tag.SliceThickness, "LO", "2.5 ")
                        .explicitLong(Tag.PatientID, "OB", 4, "4711".getBytes(StandardCharsets.US_ASCII))
                        .explicit(Tag.InstanceNumber, "IS", "12d ")
                        .explicit(Tag.Rows, "UL", new byte[] {0, 2, 0, 0}))
                .dataSet();

        assertThat(dataSet.number(Tag.SliceThickness)).hasValue(2.5);
        assertThat(dataSet.string(Tag.PatientID)).contains("4711");
        assertThat(dataSet.integer(Tag.Rows)).hasValue(512);
        assertThat(dataSet.integer(Tag.InstanceNumber)).as("no number in DICOM").isEmpty();
    }

    @Test
    void aValueRepresentationOfALaterEditionIsKeptAsBytes() throws Exception {
        DataSet dataSet = read(DicomBytes.file(EXPLICIT)
                        .explicitLong(0x00091001, "ZZ", 2, new byte[] {1, 2})
                        .explicit(Tag.PatientID, "LO", "4711"))
                .dataSet();

        assertThat(dataSet.bytes(0x00091001).orElseThrow().remaining()).isEqualTo(2);
        assertThat(dataSet.string(Tag.PatientID)).contains("4711");
    }

    @Test
    void pixelDataStaysInItsFile(@TempDir Path folder) throws Exception {
        byte[] pixels = {1, 2, 3, 4};
        byte[] bytes = DicomBytes.file(EXPLICIT)
                .explicit(Tag.PatientID, "LO", "4711")
                .explicitLong(Tag.PixelData, "OW", 4, pixels)
                .bytes();
        Path file = Files.write(folder.resolve("one"), bytes);

        Value value = DicomReader.read(file)
                .dataSet()
                .element(Tag.PixelData)
                .orElseThrow()
                .value();

        assertThat(value).isInstanceOfSatisfying(Value.Bulk.class, bulk -> {
            assertThat(bulk.offset()).isEqualTo(bytes.length - 4);
            assertThat(bulk.length()).isEqualTo(4);
        });
        assertThat(StoredBytes.read((Value.Stored) value, 1, 2)).containsExactly(2, 3);
    }

    @Test
    void foreignFilesAreNotDicom() {
        assertThat(refusalOf(new byte[0])).isEqualTo(Kind.NOT_DICOM);
        assertThat(refusalOf("{\"not\": \"dicom\"}".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Kind.NOT_DICOM);
        assertThat(refusalOf(new byte[4096])).isEqualTo(Kind.NOT_DICOM);
        assertThat(refusalOf("x".repeat(200).getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Kind.NOT_DICOM);
    }

    @Test
    void lengthsBeyondTheFileAreRefusedBeforeAnythingIsAllocated() {
        assertThat(refusalOf(DicomBytes.file(EXPLICIT)
                        .explicitLong(Tag.PixelData, "OW", 0xFFFF_FFFEL, new byte[8])
                        .bytes()))
                .isEqualTo(Kind.TRUNCATED);
        assertThat(refusalOf(DicomBytes.file(EXPLICIT)
                        .explicitLong(REFERENCED_SERIES, "SQ", UNDEFINED, new byte[0])
                        .item(0x7FFF_FFFFL)
                        .bytes()))
                .isEqualTo(Kind.TRUNCATED);
        assertThat(refusalOf(DicomBytes.file(EXPLICIT)
                        .explicitLong(Tag.PixelData, "OB", UNDEFINED, new byte[0])
                        .item(0xFFFF_FFF0L)
                        .bytes()))
                .isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void anElementBeyondItsItemIsMalformed() {
        byte[] item =
                DicomBytes.little().header(Tag.SeriesInstanceUID, "UI", 64).bytes();
        assertThat(refusalOf(DicomBytes.file(EXPLICIT)
                        .explicitLong(REFERENCED_SERIES, "SQ", 8 + item.length, new byte[0])
                        .item(item.length)
                        .raw(item)
                        .explicit(Tag.PatientID, "LO", "x".repeat(100))
                        .bytes()))
                .isEqualTo(Kind.MALFORMED);
    }

    @Test
    void nestingIsBounded() {
        DicomBytes bytes = DicomBytes.file(EXPLICIT);
        for (int depth = 0; depth < 100_000; depth++) {
            bytes.explicitLong(REFERENCED_SERIES, "SQ", UNDEFINED, new byte[0]).item(UNDEFINED);
        }
        assertThat(refusalOf(bytes.bytes())).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void elementsOutOfOrderAreSorted() throws Exception {
        DicomBytes bytes = DicomBytes.file(EXPLICIT);
        for (int i = 20_000; i > 0; i--) {
            bytes.explicit(0x00110000 + 0x10 + i, "LO", "ab");
        }
        DataSet dataSet = read(bytes).dataSet();

        assertThat(dataSet.elements())
                .hasSize(20_000)
                .isSortedAccordingTo((a, b) -> Integer.compareUnsigned(a.tag(), b.tag()));
    }

    @Test
    void errorsCarryNoValueOfTheFile() {
        DicomException refusal = catchThrowableOfType(
                DicomException.class,
                () -> read(DicomBytes.file(EXPLICIT)
                        .explicit(Tag.PatientName, "PN", "SECRET^NAME ")
                        .header(Tag.PatientID, "LO", 4000)
                        .raw("SECRET".getBytes(StandardCharsets.US_ASCII))));

        assertThat(refusal.getMessage()).contains("(0010,0020)").doesNotContain("SECRET");
    }
}
