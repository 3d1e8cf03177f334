package org.overread.core.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.fuzz.ThreadMeter;

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

    /** Beyond what the JSON library takes for the longest text; written and read without a text of the whole. */
    @Test
    void tensOfMegabytesInlineGoThroughInBoundedMemory(@TempDir Path folder) throws Exception {
        byte[] pixels = new byte[24 << 20];
        new SplittableRandom(1).nextBytes(pixels);
        DataSet original = new DataSet().putBytes(Tag.PixelData, Vr.OB, pixels);
        for (int i = 0; i < 20; i++) {
            List<DataSet> items = new ArrayList<>();
            for (int k = 0; k < 5000; k++) {
                items.add(new DataSet().putString(Tag.CodeValue, Vr.SH, "C" + k));
            }
            original.putItems(0x00410000 | 0x1000 + i, items);
        }
        Path file = folder.resolve("large.json");
        ThreadMeter meter = new ThreadMeter();
        long allocated = meter.bytes();
        try (Writer out = Files.newBufferedWriter(file)) {
            DicomJsonWriter.write(original, out);
        }
        DataSet read;
        try (Reader in = Files.newBufferedReader(file)) {
            read = DicomJsonReader.read(in);
        }
        long used = meter.bytes() - allocated;

        assertThat(Files.size(file)).isGreaterThan(32 << 20);
        assertThat(read.bytes(Tag.PixelData).orElseThrow()).isEqualTo(ByteBuffer.wrap(pixels));
        assertThat(read.items(0x00411013)).hasSize(5000);
        assertThat(read.items(0x00411013).getLast().string(Tag.CodeValue)).contains("C4999");
        assertThat(used).as("bytes allocated in all").isLessThan(20 * Files.size(file));
    }

    @Test
    void longListsOfNumbersGoThroughOneAtATime(@TempDir Path folder) throws Exception {
        int count = 1 << 20;
        DataSet original = new DataSet().putString(Tag.ContourData, Vr.DS, "1.5", "", "-2");
        String[] numbers = new String[count];
        Arrays.fill(numbers, "-123.456");
        original.putString(Tag.ContourData, Vr.DS, numbers).putInteger(0x00283006, Vr.US, new int[count]);
        StringWriter out = new StringWriter();

        DicomJsonWriter.write(original, out);
        DataSet read = DicomJsonReader.read(new StringReader(out.toString()));

        assertThat(read.bytes(Tag.ContourData)).isEqualTo(original.bytes(Tag.ContourData));
        assertThat(read.bytes(0x00283006).orElseThrow().remaining()).isEqualTo(2 * count);
    }

    @Test
    void emptyDecimalsKeepTheirPlace() throws Exception {
        DataSet original = new DataSet()
                .putString(Tag.ContourData, Vr.DS, "1.5", "", "-2")
                .putString(Tag.WindowCenter, Vr.DS, "")
                .putString(Tag.WindowWidth, Vr.DS, "", "400", "");
        StringWriter out = new StringWriter();

        DicomJsonWriter.write(original, out);

        assertThat(out.toString()).contains("[1.5,null,-2]", "[null,400,null]", "\"00281050\":{\"vr\":\"DS\"}");
        assertThat(DicomJsonReader.read(new StringReader(out.toString())).strings(Tag.WindowWidth))
                .containsExactly("", "400", "");
    }

    @Test
    void moreElementsOrBytesThanTheHeapHoldsAreRefused() {
        Reader endless =
                new SequenceReader("{\"52009230\":{\"vr\":\"SQ\",\"Value\":[{}", ",{\"00080005\":{\"vr\":\"CS\"}}");

        assertThatExceptionOfType(DicomException.class)
                .isThrownBy(() -> DicomJsonReader.read(endless, new DicomJsonBudget(1000, 1000)))
                .matches(refusal -> refusal.kind() == DicomException.Kind.TOO_LARGE);
        Reader longValue = new SequenceReader("{\"00283006\":{\"vr\":\"US\",\"Value\":[1", ",1");
        assertThatExceptionOfType(DicomException.class)
                .isThrownBy(() -> DicomJsonReader.read(longValue, new DicomJsonBudget(1000, 1000)))
                .matches(refusal -> refusal.kind() == DicomException.Kind.TOO_LARGE);
    }

    /** A text, and then another one for ever. */
    private static final class SequenceReader extends Reader {
        private String part;
        private final String again;
        private int at;

        SequenceReader(String first, String again) {
            this.part = first;
            this.again = again;
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            if (at == part.length()) {
                part = again;
                at = 0;
            }
            int some = Math.min(length, part.length() - at);
            part.getChars(at, at + some, buffer, offset);
            at += some;
            return some;
        }

        @Override
        public void close() {}
    }

    @Test
    void membersOfAnAttributeComeInAnyOrder() throws IOException {
        DataSet dataSet = read(
                "{\"00081140\":{\"Value\":[{\"00081155\":{\"Value\":[\"1.2\"],\"vr\":\"UI\"}},null],\"vr\":\"SQ\"},"
                        + "\"00280010\":{\"other\":{\"a\":[1]},\"Value\":[512],\"vr\":\"US\"}}");

        assertThat(dataSet.items(Tag.ReferencedImageSequence)).hasSize(2);
        assertThat(dataSet.items(Tag.ReferencedImageSequence).getFirst().string(Tag.ReferencedSOPInstanceUID))
                .contains("1.2");
        assertThat(dataSet.integer(Tag.Rows)).hasValue(512);
    }

    @Test
    void bulkDataIsFoundInItsFile() throws IOException {
        Path file = TestData.path("ct-chest/000000.dcm");
        DataSet original = DicomReader.read(file).dataSet();

        DataSet read = DicomJsonReader.read(new StringReader(json(original)), file);

        assertThat(read.element(Tag.PixelData)).isEqualTo(original.element(Tag.PixelData));
    }

    /** Fragments, offset tables and byte order included. */
    @Test
    void pixelsOfEverySharedFileAreFoundInTheirFile() throws IOException {
        List<String> different = new ArrayList<>();
        int fragmented = 0;
        for (Path file : TestData.files("dicom")) {
            try {
                DataSet original = DicomReader.read(file).dataSet();
                Element pixels = original.element(Tag.PixelData).orElse(null);
                if (pixels == null || pixels.value() instanceof Value.Bytes) {
                    continue;
                }
                fragmented += pixels.value() instanceof Value.Fragments ? 1 : 0;
                Element found = DicomJsonReader.read(new StringReader(json(new DataSet().put(pixels))), file)
                        .element(Tag.PixelData)
                        .orElseThrow();
                if (!found.equals(pixels) && !sameFragments(found.value(), pixels.value())) {
                    different.add(file.getFileName().toString());
                }
            } catch (DicomException e) {
                // refused, which is for other tests
            }
        }
        assertThat(different).isEmpty();
        assertThat(fragmented).isGreaterThan(50);
    }

    private static boolean sameFragments(Value found, Value original) {
        return found instanceof Value.Fragments(long[] offsets, List<Value.Stored> fragments)
                && original instanceof Value.Fragments(long[] theirs, List<Value.Stored> theirFragments)
                && Arrays.equals(offsets, theirs)
                && fragments.equals(theirFragments);
    }

    /** Orthanc names the character set of the file beside names that are Unicode already. */
    @Test
    void theCharacterSetThatADocumentNamesDoesNotChangeItsText() throws IOException {
        DataSet dataSet = read("""
                {"00080005":{"vr":"CS","Value":["ISO_IR 100"]},
                 "00100010":{"vr":"PN","Value":[{"Alphabetic":"M\\u00fcller^J\\u00fcrgen"}]},
                 "00101002":{"vr":"SQ","Value":[
                   {"00080005":{"vr":"CS","Value":["ISO 2022 IR 87"]},"00100010":{"vr":"PN","Value":[{"Alphabetic":"Größe"}]}}]}}
                """);

        assertThat(dataSet.string(Tag.PatientName)).contains("Müller^Jürgen");
        assertThat(dataSet.items(Tag.OtherPatientIDsSequence).getFirst().string(Tag.PatientName))
                .contains("Größe");
        assertThat(dataSet.string(Tag.SpecificCharacterSet)).contains("ISO_IR 192");
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
