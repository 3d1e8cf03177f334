package org.overread.core.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of an export, each of bounded length and strictly UTF-8. */
final class ExportLines {
    private static final int LONGEST = 1 << 20;

    private final InputStream in;

    ExportLines(InputStream in) {
        this.in = in;
    }

    /**
     * The next line, without its line feed; empty at the end.
     *
     * @throws IOException where the line is too long or no UTF-8
     */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        while (b >= 0 && b != '\n') {
            if (line.size() == LONGEST) {
                throw new IOException("a line is longer than " + LONGEST + " bytes");
            }
            line.write(b);
            b = in.read();
        }
        return Optional.of(decode(line.toByteArray()));
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
