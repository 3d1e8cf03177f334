package org.overread.reporting.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReaderTest {
    private static final String TYPE = "multipart/related; type=\"application/dicom\"; boundary=\"a b\"";

    @Test
    void partsComeOutAsTheyWentIn() throws Exception {
        String tricky = "\r\n-\r\n--\r\n--a \r\n--a c\r\r\n--aX\r\n";
        String body = "preamble\r\n--a b\r\nContent-Type: application/dicom\r\n\r\n" + tricky
                + "\r\n--a b  \r\nX: 1\r\n\r\n\r\n--a b--epilogue";

        assertThat(parts(TYPE, body)).containsExactly(tricky, "");
    }

    @Test
    void partThatIsPassedOverIsSkipped() throws Exception {
        MultipartReader reader = reader(TYPE, "--a b\r\n\r\none\r\n--a b\r\nname: value\r\n\r\ntwo\r\n--a b--", 10, 10);

        reader.next();
        assertThat(reader.next().orElseThrow()).containsEntry("name", "value");
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        reader.copyTo(second);
        assertThat(second).hasToString("two");
        assertThat(reader.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--a b",
                "--a b\r",
                "--a b\r\nContent-Type: x",
                "--a b\r\n\r\nbody without an end",
                "--a b\r\n\r\nbody\r\n--a b",
                "no delimiter at all"
            })
    void bodyThatEndsEarlyIsTruncated(String body) {
        assertThatThrownBy(() -> parts(TYPE, body))
                .isInstanceOfSatisfying(
                        MultipartException.class,
                        e -> assertThat(e.kind()).isEqualTo(MultipartException.Kind.TRUNCATED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/dicom",
                "multipart/related",
                "multipart/related; boundary=",
                "text/plain; boundary=x"
            })
    void typeWithoutBoundaryIsRefused(String type) {
        assertThatThrownBy(() -> parts(type, "--x\r\n\r\nb\r\n--x--")).isInstanceOf(MultipartException.class);
    }

    @Test
    void boundsHold() {
        String body = "--a b\r\n\r\n0123456789A\r\n--a b--";
        assertTooLarge(reader -> reader.next(), "--a b\r\nX: " + "y".repeat(9000) + "\r\n\r\n\r\n--a b--");
        assertTooLarge(
                reader -> {
                    reader.next();
                    reader.copyTo(new ByteArrayOutputStream());
                },
                body);
        assertTooLarge(
                reader -> {
                    while (reader.next().isPresent()) {
                        // go on
                    }
                },
                "--a b\r\n\r\n\r\n--a b\r\n\r\n\r\n--a b\r\n\r\n\r\n--a b--");
    }

    private interface Reading {
        void with(MultipartReader reader) throws IOException;
    }

    private static void assertTooLarge(Reading reading, String body) {
        assertThatThrownBy(() -> reading.with(reader(TYPE, body, 2, 10)))
                .isInstanceOfSatisfying(
                        MultipartException.class,
                        e -> assertThat(e.kind()).isEqualTo(MultipartException.Kind.TOO_LARGE));
    }

    private static List<String> parts(String type, String body) throws IOException {
        MultipartReader reader = reader(type, body, 10, 1000);
        List<String> parts = new ArrayList<>();
        while (reader.next().isPresent()) {
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            reader.copyTo(part);
            parts.add(part.toString(StandardCharsets.ISO_8859_1));
        }
        return parts;
    }

    private static MultipartReader reader(String type, String body, int maxParts, long maxPartBytes)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        return new MultipartReader(new ByteArrayInputStream(bytes), type, maxParts, maxPartBytes);
    }
}
