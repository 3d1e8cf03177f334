package org.overread.core.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DicomWriterTest {

    private static DataSet minimal() {
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, SopClass.CT_IMAGE)
                .putString(Tag.SOPInstanceUID, Vr.UI, "1.2.3.4.5");
    }

    @Test
    void aWrittenDataSetIsReadBack() throws IOException {
        DataSet dataSet = minimal()
                .putString(Tag.PatientName, Vr.PN, "DOE^JANE")
                .putInteger(Tag.Rows, Vr.US, 512)
                .putFloating(Tag.DiffusionBValue, Vr.FD, 0.1)
                .putDecimal(Tag.PixelSpacing, 0.564453125, 1.0 / 3)
                .putItems(Tag.ReferencedImageSequence, minimal(), new DataSet())
                .putBytes(Tag.PixelData, Vr.OW, new byte[] {1, 2, 3});

        DicomFile file = DicomReader.read(DicomWriter.toBytes(dataSet));

        assertThat(file.transferSyntaxUid()).isEqualTo(TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid());
        assertThat(file.meta().string(Tag.MediaStorageSOPInstanceUID)).contains("1.2.3.4.5");
        assertThat(file.meta().string(Tag.ImplementationClassUID)).contains(DicomWriter.IMPLEMENTATION_CLASS_UID);
        assertThat(Uids.isValid(DicomWriter.IMPLEMENTATION_CLASS_UID)).isTrue();
        assertThat(file.dataSet().string(Tag.PatientName)).contains("DOE^JANE");
        assertThat(file.dataSet().number(Tag.DiffusionBValue)).hasValue(0.1);
        assertThat(file.dataSet().numbers(Tag.PixelSpacing)).containsExactly(0.564453125, 0.33333333333333);
        assertThat(file.dataSet().items(Tag.ReferencedImageSequence)).hasSize(2);
        assertThat(file.dataSet().bytes(Tag.PixelData).orElseThrow().remaining())
                .isEqualTo(4);
    }

    @Test
    void theSameDataSetGivesTheSameBytes() throws IOException {
        DataSet one = minimal().putString(Tag.PatientID, Vr.LO, "4711").putInteger(Tag.Rows, Vr.US, 1);
        DataSet other = minimal().putInteger(Tag.Rows, Vr.US, 1).putString(Tag.PatientID, Vr.LO, "4711");

        assertThat(DicomWriter.toBytes(one)).isEqualTo(DicomWriter.toBytes(other));
    }

    @Test
    void textBeyondAsciiIsDeclaredAndReadBackInItemsToo() throws IOException {
        DataSet item = new DataSet().putString(Tag.CodeMeaning, Vr.LO, "Rundherd, 結節");
        DataSet dataSet =
                minimal().putString(Tag.PatientName, Vr.PN, "MÜLLER^JÖRG").putItems(Tag.ConceptNameCodeSequence, item);

        DataSet read = DicomReader.read(DicomWriter.toBytes(dataSet)).dataSet();

        assertThat(read.string(Tag.SpecificCharacterSet)).contains("ISO_IR 192");
        assertThat(read.string(Tag.PatientName)).contains("MÜLLER^JÖRG");
        assertThat(read.item(Tag.ConceptNameCodeSequence).orElseThrow().string(Tag.CodeMeaning))
                .contains("Rundherd, 結節");
    }

    @Test
    void asciiTextNeedsNoCharacterSet() throws IOException {
        DataSet read = DicomReader.read(DicomWriter.toBytes(minimal().putString(Tag.PatientName, Vr.PN, "DOE")))
                .dataSet();

        assertThat(read.contains(Tag.SpecificCharacterSet)).isFalse();
    }

    @Test
    void aDeclaredCharacterSetIsKeptUnlessItLacksACharacter() throws IOException {
        DataSet latin = minimal()
                .putString(Tag.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
                .putString(Tag.PatientName, Vr.PN, "MÜLLER");
        DataSet beyond = minimal()
                .putString(Tag.SpecificCharacterSet, Vr.CS, "ISO_IR 100")
                .putString(Tag.PatientName, Vr.PN, "MÜLLER")
                .putString(Tag.PatientComments, Vr.LT, "≥ 6 mm");

        assertThat(DicomReader.read(DicomWriter.toBytes(latin)).dataSet().string(Tag.SpecificCharacterSet))
                .contains("ISO_IR 100");
        DataSet read = DicomReader.read(DicomWriter.toBytes(beyond)).dataSet();
        assertThat(read.string(Tag.SpecificCharacterSet)).contains("ISO_IR 192");
        assertThat(read.string(Tag.PatientName)).contains("MÜLLER");
        assertThat(read.string(Tag.PatientComments)).contains("≥ 6 mm");
    }

    @Test
    void anItemOfADifferentlyEncodedFileIsBroughtAlong() throws IOException {
        DataSet source = DicomReader.read(DicomBytes.file("1.2.840.10008.1.2.1")
                        .explicit(Tag.SpecificCharacterSet, "CS", "ISO_IR 144")
                        .explicitLong(Tag.ProcedureCodeSequence, "SQ", 0xFFFF_FFFFL, new byte[0])
                        .item(0xFFFF_FFFFL)
                        .explicit(Tag.CodeMeaning, "LO", new byte[] {(byte) 0xBB, (byte) 0xEE})
                        .itemEnd()
                        .sequenceEnd()
                        .bytes())
                .dataSet();
        DataSet target = minimal().putItems(Tag.ProcedureCodeSequence, source.items(Tag.ProcedureCodeSequence));

        DataSet read = DicomReader.read(DicomWriter.toBytes(target)).dataSet();

        assertThat(read.item(Tag.ProcedureCodeSequence).orElseThrow().string(Tag.CodeMeaning))
                .contains("Лю");
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                1,
                -1,
                512,
                0.1,
                -0.1,
                1.0 / 3,
                -1.0 / 3,
                1e-7,
                -1e-7 / 3,
                1e20,
                -1.7976931348623157e308,
                123456789.123456789,
                -123456.78901234567,
                4.9e-324,
                1e15,
                999999999999999.9,
                -143.2177734375
            })
    void decimalStringsHaveAtMostSixteenCharactersAndAreNear(double value) {
        String text = DicomText.decimal(value);

        assertThat(text).hasSizeLessThanOrEqualTo(16).matches("[-+0-9.eE]+");
        assertThat(Math.abs(Double.parseDouble(text) - value)).isLessThanOrEqualTo(Math.abs(value) * 1e-8);
    }

    @Test
    void notANumberIsNoDecimalString() {
        assertThatThrownBy(() -> new DataSet().putDecimal(Tag.PixelSpacing, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutSopInstanceUidNothingIsWritten(@TempDir Path folder) throws IOException {
        Path target = folder.resolve("out.dcm");
        DataSet incomplete = new DataSet().putString(Tag.SOPClassUID, Vr.UI, SopClass.CT_IMAGE);

        assertThatThrownBy(() -> DicomWriter.write(incomplete, target))
                .isInstanceOfSatisfying(
                        DicomException.class,
                        e -> assertThat(e.kind()).isEqualTo(DicomException.Kind.MISSING_ATTRIBUTE));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void pixelDataIsCopiedFromItsFile(@TempDir Path folder) throws IOException {
        Path source = TestData.path("ct-chest/000000.dcm");
        Path target = folder.resolve("copy.dcm");

        DicomWriter.write(DicomReader.read(source).dataSet(), target);

        assertThat(json(target)).isEqualTo(json(source));
        assertThat(pixels(target)).isEqualTo(pixels(source)).hasSize(512 * 512 * 2);
    }

    private static String json(Path file) throws IOException {
        DataSet dataSet = DicomReader.read(file).dataSet().remove(Tag.PixelData);
        StringWriter out = new StringWriter();
        DicomJsonWriter.write(dataSet, out);
        return out.toString();
    }

    private static byte[] pixels(Path file) throws IOException {
        Value value = DicomReader.read(file)
                .dataSet()
                .element(Tag.PixelData)
                .orElseThrow()
                .value();
        return StoredBytes.readAll((Value.Stored) value, 1 << 20);
    }

    /** Every shared file with native pixels, written anew: DCMTK reads it without complaint. */
    @Test
    void dcmtkReadsWhatIsWritten(@TempDir Path folder) throws Exception {
        Set<String> written = new TreeSet<>();
        for (Path path : TestData.files("dicom")) {
            try {
                Path target = folder.resolve(written.size() + ".dcm");
                DicomWriter.write(DicomReader.read(path).dataSet(), target);
                written.add(target.toString());
            } catch (DicomException e) {
                assertThat(e.kind()).isNotEqualTo(DicomException.Kind.TOO_LARGE);
            }
        }
        assertThat(written).hasSizeGreaterThan(200);
        assertThat(dcmdump(List.of("/no/such/file"))).as("the judge notices").isNotBlank();
        assertThat(dcmdump(List.copyOf(written))).isBlank();
    }

    /** What dcmdump says on stderr. */
    private static String dcmdump(List<String> files) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dcmdump")), "dcmdump is not installed");
        List<String> command = new java.util.ArrayList<>(List.of("dcmdump", "-q"));
        command.addAll(files);
        Path said = Files.createTempFile("dcmdump", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(said.toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String text = Files.readString(said);
            return process.exitValue() == 0 ? text : text + "exit " + process.exitValue();
        } finally {
            Files.delete(said);
        }
    }
}
