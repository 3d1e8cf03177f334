package org.overread.core.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The shared files of every kind, as a whole. */
class SharedFilesTest {
    /** Cut off, or no DICOM, by their makers' intention. */
    private static final Set<String> REFUSED = Set.of(
            "test_files__MR_truncated.dcm",
            "test_files__rtplan_truncated.dcm",
            "test_files__dicomdirDICOMDIR-nooffset",
            "test_files__no_meta.dcm",
            "truth.tsv");

    private static final Set<String> UNLIKE = Set.of("volume__brain_001.dcm");

    @Test
    void everyFileIsReadButTheBrokenOnes() throws IOException {
        Set<String> refused = new TreeSet<>();
        for (Path file : TestData.files("dicom")) {
            try {
                DicomReader.read(file);
            } catch (DicomException e) {
                refused.add(file.getFileName().toString());
            }
        }
        assertThat(refused).containsExactlyInAnyOrderElementsOf(REFUSED);
    }

    @Test
    void aDataSetReadFromDiskIsTheOneReadFromMemory() throws IOException {
        for (Path file : TestData.files("dicom")) {
            if (!REFUSED.contains(file.getFileName().toString())) {
                assertThat(json(DicomReader.read(file))).hasSizeGreaterThan(2);
                assertThat(DicomReader.read(file).dataSet().elements().size())
                        .isEqualTo(DicomReader.read(Files.readAllBytes(file))
                                .dataSet()
                                .elements()
                                .size());
            }
        }
    }

    private static String json(DicomFile file) throws IOException {
        return json(file.dataSet());
    }

    private static String json(DataSet dataSet) throws IOException {
        StringWriter out = new StringWriter();
        DicomJsonWriter.write(dataSet, out);
        return out.toString();
    }

    @Test
    void filesAreWrittenAsTheyWereReadByteForByte() throws IOException {
        Set<String> different = new TreeSet<>();
        for (Path path : TestData.files("dicom")) {
            String name = path.getFileName().toString();
            if (REFUSED.contains(name) || name.contains("Deflated") || name.contains("dfl")) {
                continue;
            }
            DicomFile file = DicomReader.read(path);
            byte[] original = Files.readAllBytes(path);
            byte[] written = asRead(file);
            int compared = file.meta().isEmpty() ? original.length : original.length - 128;
            if (!endsAlike(original, written, compared)) {
                different.add(name);
            }
        }
        // two megabytes of zeros behind the data set are no part of it
        assertThat(different).containsExactlyInAnyOrderElementsOf(UNLIKE);
    }

    private static boolean endsAlike(byte[] original, byte[] written, int compared) {
        return written.length >= compared
                && Arrays.equals(
                        original,
                        original.length - compared,
                        original.length,
                        written,
                        written.length - compared,
                        written.length);
    }

    private static byte[] asRead(DicomFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomWriter.writeAsRead(file, out);
        return out.toByteArray();
    }

    @Test
    void whatIsWrittenExplicitLittleEndianIsTheDataSetThatWasRead() throws IOException {
        Set<String> different = new TreeSet<>();
        int written = 0;
        for (Path path : TestData.files("dicom")) {
            String name = path.getFileName().toString();
            DataSet dataSet = REFUSED.contains(name)
                    ? new DataSet()
                    : DicomReader.read(Files.readAllBytes(path)).dataSet();
            boolean compressed = dataSet.element(Tag.PixelData)
                    .filter(pixels -> pixels.value() instanceof Value.Fragments)
                    .isPresent();
            if (dataSet.string(Tag.SOPClassUID).isPresent()
                    && dataSet.string(Tag.SOPInstanceUID).isPresent()
                    && !compressed) {
                written++;
                if (!json(DicomReader.read(DicomWriter.toBytes(dataSet)).dataSet())
                        .equals(json(dataSet))) {
                    different.add(name);
                }
            }
        }
        // its pixel data has an odd length, which the written file pads
        assertThat(different).containsExactly("test_files__dx_image.dcm");
        assertThat(written).isGreaterThan(150);
    }

    @Test
    void aDeflatedFileIsWrittenDeflated() throws IOException {
        DicomFile file = DicomReader.read(TestData.path("dicom/pydicom/test_files__image_dfl.dcm"));

        DicomFile again = DicomReader.read(asRead(file));

        assertThat(again.transferSyntaxUid()).isEqualTo(TransferSyntax.DEFLATED_LITTLE_ENDIAN.uid());
        assertThat(json(again)).isEqualTo(json(file));
    }
}
