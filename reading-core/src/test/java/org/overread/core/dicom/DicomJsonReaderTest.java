package org.overread.core.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.dicom.DicomException.Kind;

class DicomJsonReaderTest {

    private static String json(DataSet dataSet) throws IOException {
        StringWriter out = new StringWriter();
        DicomJsonWriter.write(dataSet, out);
        return out.toString();
    }

    private static DataSet read(String json) throws IOException {
        return DicomJsonReader.read(new StringReader(json));
    }

    @Test
    void everySharedFileComesBackTheSame() throws IOException {
        Set<String> different = new TreeSet<>();
        int compared = 0;
        for (Path file : TestData.files("dicom")) {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 100_000) {
                continue;
            }
            try {
                String once = json(DicomReader.read(bytes).dataSet());
                // a floating point zero loses its sign
                if (!json(read(once)).equals(once.replaceAll("(?<=[\\[,])-0\\.0(?=[,\\]])", "0.0"))) {
                    different.add(file.getFileName().toString());
                }
                compared++;
            } catch (DicomException e) {
                assertThat(e.kind()).isIn(Kind.TRUNCATED, Kind.NOT_DICOM);
            }
        }
        assertThat(different).isEmpty();
        assertThat(compared).isGreaterThan(200);
    }

    @Test
    void bulkDataIsFoundInItsFile() throws IOException {
        Path file = TestData.path("ct-chest/000000.dcm");
        DataSet original = DicomReader.read(file).dataSet();

        DataSet read = DicomJsonReader.read(new StringReader(json(original)), file);

        assertThat(read.element(Tag.PixelData)).isEqualTo(original.element(Tag.PixelData));
    }

    /** The example of PS3.18 F.4, in part. */
    @Test
    void theStandardsExampleIsRead() throws IOException {
        DataSet dataSet = read("""
                {"00080005":{"vr":"CS","Value":["ISO_IR 192"]},
                 "00080061":{"vr":"CS","Value":["CT","PET"]},
                 "00080090":{"vr":"PN","Value":[{"Alphabetic":"^Bob^^Dr."}]},
                 "00100010":{"vr":"PN","Value":[{"Alphabetic":"Wang^XiaoDong","Ideographic":"王^小東"}]},
                 "00101002":{"vr":"SQ","Value":[{"00100020":{"vr":"LO","Value":["54321"]}},{"00100020":{"vr":"LO","Value":["24680"]}}]},
                 "00201206":{"vr":"IS","Value":[4]},
                 "00181063":{"vr":"DS","Value":[33.330]},
                 "00091002":{"vr":"UN","InlineBinary":"z0x9c8v7"}}
                """);

        assertThat(dataSet.strings(Tag.ModalitiesInStudy)).containsExactly("CT", "PET");
        assertThat(dataSet.string(Tag.PatientName)).contains("Wang^XiaoDong=王^小東");
        assertThat(dataSet.items(Tag.OtherPatientIDsSequence)).hasSize(2);
        assertThat(dataSet.integer(Tag.NumberOfStudyRelatedSeries)).hasValue(4);
        assertThat(dataSet.string(Tag.FrameTime)).contains("33.330");
        assertThat(dataSet.bytes(0x00091002).orElseThrow().remaining()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"PatientName\":{\"vr\":\"PN\"}}",
                "{\"00100010\":{}}",
                "{\"00100010\":{\"vr\":\"??\"}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[\"SECRET\"]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[\"1E999999999\"]}}",
                "{\"7FE00010\":{\"vr\":\"OW\",\"InlineBinary\":\"SECRET!\"}}",
                "{\"00081140\":{\"vr\":\"SQ\",\"Value\":[1]}}"
            })
    void whatIsNoSuchDocumentIsRefused(String json) {
        DicomException refusal = catchThrowableOfType(DicomException.class, () -> read(json));

        assertThat(refusal.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refusal.getMessage()).doesNotContain("SECRET");
    }

    @Test
    void bulkDataElsewhereIsRefused() {
        assertThat(catchThrowableOfType(
                                DicomException.class,
                                () -> read("{\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"file:///etc/passwd\"}}"))
                        .kind())
                .isEqualTo(Kind.UNSUPPORTED);
    }
}
