package org.overread.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.dicom.DicomReader;
import org.overread.core.image.FrameDecoder;

/** Frames of real files against the hashes that other decoders gave. */
class RealFramesTest {
    private static final String JPEG_FAMILY = "1.2.840.10008.1.2.4.";

    /** Files whose hash is not met, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "pydicom/test_files__JPEG2000-embedded-sequence-delimiter.dcm",
            "its image size is overwritten by a delimiter; no decoder at hand gives pixels");

    private final Path data = Path.of(System.getProperty("overread.testdata", "../../shared/data"), "dicom");

    @BeforeEach
    void needsTestData() {
        Assumptions.assumeTrue(Files.exists(data.resolve("truth.tsv")), "shared test data is absent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.1.2.5",
                JPEG_FAMILY + "57",
                JPEG_FAMILY + "70",
                JPEG_FAMILY + "80",
                JPEG_FAMILY + "81",
                JPEG_FAMILY + "90",
                JPEG_FAMILY + "91"
            })
    void losslessAndNearLosslessFramesAreExact(String transferSyntax) throws Exception {
        assertThat(wrong(transferSyntax)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {JPEG_FAMILY + "50", JPEG_FAMILY + "51", JPEG_FAMILY + "53", JPEG_FAMILY + "55"})
    void discreteCosineFramesAreThoseOfTheReferenceDecoder(String transferSyntax) throws Exception {
        assertThat(wrong(transferSyntax)).isEmpty();
    }

    private List<String> wrong(String transferSyntax) throws IOException, NoSuchAlgorithmException {
        List<String> wrong = new ArrayList<>();
        int scored = 0;
        for (String line : Files.readAllLines(data.resolve("truth.tsv"))) {
            String[] row = line.split("\t", -1);
            boolean due = !row[14].isEmpty() && !row[13].equals("none") && !row[13].equals("disputed");
            if (row[2].equals(transferSyntax) && due && !EXCEPTIONS.containsKey(row[0])) {
                scored++;
                check(row, wrong);
            }
        }
        assertThat(scored).isPositive();
        return wrong;
    }

    private void check(String[] row, List<String> wrong) throws NoSuchAlgorithmException {
        try {
            FrameDecoder decoder = FrameDecoder.of(DicomReader.read(data.resolve(row[0])));
            String first = sha256(decoder.decode(1));
            String last = sha256(decoder.decode(decoder.frames()));
            if (!first.equals(row[14]) || !last.equals(row[15])) {
                wrong.add(row[0] + " differs");
            }
        } catch (IOException e) {
            wrong.add(row[0] + ": " + e);
        }
    }

    private static String sha256(DecodedFrame frame) throws NoSuchAlgorithmException {
        byte[] bytes = frame.samples().littleEndian();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
