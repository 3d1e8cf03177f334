package org.overread.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of real files against the hashes that other decoders gave. */
class RealFramesTest {
    private static final String JPEG_FAMILY = "1.2.840.10008.1.2.4.";

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
                JPEG_FAMILY + "50",
                JPEG_FAMILY + "51",
                JPEG_FAMILY + "53",
                JPEG_FAMILY + "55"
            })
    void losslessFramesAreExact(String transferSyntax) throws Exception {
        assertThat(wrong(transferSyntax)).isEmpty();
    }

    private List<String> wrong(String transferSyntax) throws IOException, NoSuchAlgorithmException {
        List<String> wrong = new ArrayList<>();
        int scored = 0;
        for (String line : Files.readAllLines(data.resolve("truth.tsv"))) {
            String[] row = line.split("\t", -1);
            if (!row[2].equals(transferSyntax)
                    || row[14].isEmpty()
                    || row[13].equals("none")
                    || row[13].equals("disputed")) {
                continue;
            }
            scored++;
            EncapsulatedFile file;
            try {
                file = new EncapsulatedFile(data.resolve(row[0]));
            } catch (RuntimeException e) {
                wrong.add(row[0] + e);
                continue;
            }
            List<ByteBuffer> frames = file.frames();
            check(row[0] + " first", file, frames.getFirst(), row[14], wrong);
            check(row[0] + " last", file, frames.getLast(), row[15], wrong);
        }
        assertThat(scored).isPositive();
        return wrong;
    }

    private static void check(String name, EncapsulatedFile file, ByteBuffer frame, String sha256, List<String> wrong)
            throws NoSuchAlgorithmException {
        try {
            FrameCodec codec = FrameCodecs.forTransferSyntax(file.transferSyntax());
            byte[] bytes = codec.decode(frame, file.format()).samples().littleEndian();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            if (!HexFormat.of().formatHex(digest).equals(sha256)) {
                wrong.add(name + " differs");
            }
        } catch (IOException | RuntimeException e) {
            wrong.add(name + ": " + e);
        }
    }
}
