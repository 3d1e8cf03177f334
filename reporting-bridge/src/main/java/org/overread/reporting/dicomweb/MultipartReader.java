package org.overread.reporting.dicomweb;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the parts of a multipart body one after the other, as a stream (RFC 2046 5.1): call {@link #next}, then
 * {@link #copyTo} or not, and so on.
 *
 * <p>Bounds: at most 8 KiB of headers a part, {@code maxParts} parts, {@code maxPartBytes} bytes a part; beyond them,
 * {@link MultipartException}.
 */
public final class MultipartReader {
    private static final int MAX_HEADER_BYTES = 8 << 10;
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary\\s*=\\s*(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70}))", Pattern.CASE_INSENSITIVE);

    private final InputStream in;
    private final byte[] delimiter;
    private final int maxParts;
    private final long maxPartBytes;
    private int parts;
    private boolean inBody = true;
    private int alreadyMatched = 2;

    /** @param contentType the body's Content-Type, with its boundary */
    public MultipartReader(InputStream in, String contentType, int maxParts, long maxPartBytes)
            throws MultipartException {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/") || !boundary.find()) {
            throw new MultipartException(MultipartException.Kind.MALFORMED, "not multipart, or without a boundary");
        }
        String value = boundary.group(1) != null ? boundary.group(1) : boundary.group(2);
        this.in = new BufferedInputStream(in, 1 << 16);
        this.delimiter = ("\r\n--" + value).getBytes(StandardCharsets.ISO_8859_1);
        this.maxParts = maxParts;
        this.maxPartBytes = maxPartBytes;
    }

    /** Goes to the next part; its headers, by lower-case name, or empty where there is none. */
    public Optional<Map<String, String>> next() throws IOException {
        if (inBody) {
            copyTo(OutputStream.nullOutputStream());
        }
        int first = in.read();
        int second = in.read();
        if (first == '-' && second == '-') {
            return Optional.empty();
        }
        while (first == ' ' || first == '\t') {
            first = second;
            second = in.read();
        }
        if (first != '\r' || second != '\n') {
            throw first < 0 || second < 0 ? truncated() : malformed("a delimiter without an end of line");
        }
        if (++parts > maxParts) {
            throw new MultipartException(MultipartException.Kind.TOO_LARGE, "more than " + maxParts + " parts");
        }
        Map<String, String> headers = headers();
        inBody = true;
        return Optional.of(headers);
    }

    /** Copies the part's body. The stream is left open. */
    public void copyTo(OutputStream out) throws IOException {
        int matched = alreadyMatched;
        alreadyMatched = 0;
        long length = -matched;
        while (matched < delimiter.length) {
            int value = in.read();
            if (value < 0) {
                throw truncated();
            }
            // the delimiter's first byte, CR, stands nowhere else in it: after a mismatch nothing of it can still match
            if (value == delimiter[matched]) {
                matched++;
            } else {
                if (parts > 0) {
                    out.write(delimiter, 0, matched);
                }
                length += matched;
                matched = value == delimiter[0] ? 1 : 0;
                if (matched == 0) {
                    length++;
                    if (parts > 0) {
                        out.write(value);
                    }
                }
                if (length > maxPartBytes) {
                    throw new MultipartException(
                            MultipartException.Kind.TOO_LARGE, "a part of more than " + maxPartBytes + " bytes");
                }
            }
        }
        inBody = false;
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        int left = MAX_HEADER_BYTES;
        while (true) {
            StringBuilder line = new StringBuilder();
            for (int value = in.read(); value != '\n'; value = in.read()) {
                if (value < 0) {
                    throw truncated();
                }
                if (--left < 0) {
                    throw new MultipartException(MultipartException.Kind.TOO_LARGE, "headers of more than 8 KiB");
                }
                line.append((char) value);
            }
            String text = line.toString().strip();
            if (text.isEmpty()) {
                return headers;
            }
            int colon = text.indexOf(':');
            if (colon < 1) {
                throw malformed("a header without a colon");
            }
            headers.put(
                    text.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    text.substring(colon + 1).strip());
        }
    }

    private static MultipartException truncated() {
        return new MultipartException(MultipartException.Kind.TRUNCATED, "the body ends before its closing delimiter");
    }

    private static MultipartException malformed(String message) {
        return new MultipartException(MultipartException.Kind.MALFORMED, message);
    }
}
