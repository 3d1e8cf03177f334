package org.overread.core.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Text with ISO 2022 code extensions: escape sequences choose what the lower (G0) and the upper half (G1) of the code
 * table mean (PS3.5 6.1.2.4 and 6.1.2.5, PS3.3 C.12.1.1.2). Both fall back to the first character set at each value and
 * line, and at each component of a name.
 */
final class CodeExtensions {
    static final int ESCAPE = 0x1B;

    /** A code table: which half it fills, how many bytes make a character, Java's charset for them. */
    record Table(String term, boolean upper, int bytes, Charset charset, String escape) {}

    static final Table ASCII = new Table("ISO_IR 6", false, 1, StandardCharsets.US_ASCII, "(B");

    /** By escape sequence (without ESC); {@code term} as {@link SpecificCharacterSet} normalises it. */
    private static final List<Table> TABLES = List.of(
            ASCII,
            new Table("ISO_IR 13", true, 1, Charset.forName("JIS_X0201"), ")I"),
            new Table("ISO_IR 13", false, 1, Charset.forName("JIS_X0201"), "(J"),
            new Table("ISO_IR 100", true, 1, Charset.forName("ISO-8859-1"), "-A"),
            new Table("ISO_IR 101", true, 1, Charset.forName("ISO-8859-2"), "-B"),
            new Table("ISO_IR 109", true, 1, Charset.forName("ISO-8859-3"), "-C"),
            new Table("ISO_IR 110", true, 1, Charset.forName("ISO-8859-4"), "-D"),
            new Table("ISO_IR 144", true, 1, Charset.forName("ISO-8859-5"), "-L"),
            new Table("ISO_IR 127", true, 1, Charset.forName("ISO-8859-6"), "-G"),
            new Table("ISO_IR 126", true, 1, Charset.forName("ISO-8859-7"), "-F"),
            new Table("ISO_IR 138", true, 1, Charset.forName("ISO-8859-8"), "-H"),
            new Table("ISO_IR 148", true, 1, Charset.forName("ISO-8859-9"), "-M"),
            new Table("ISO_IR 203", true, 1, Charset.forName("ISO-8859-15"), "-b"),
            new Table("ISO_IR 166", true, 1, Charset.forName("TIS-620"), "-T"),
            new Table("ISO_IR 87", false, 2, Charset.forName("x-JIS0208"), "$B"),
            new Table("ISO_IR 159", false, 2, Charset.forName("JIS_X0212-1990"), "$(D"),
            new Table("ISO_IR 149", true, 2, Charset.forName("EUC-KR"), "$)C"),
            new Table("ISO_IR 58", true, 2, Charset.forName("GB2312"), "$)A"));

    private static final Map<String, Table> BY_ESCAPE = byEscape();

    private static Map<String, Table> byEscape() {
        Map<String, Table> tables = new HashMap<>();
        TABLES.forEach(table -> tables.put(table.escape(), table));
        return Map.copyOf(tables);
    }

    private final Table initialLower;
    private final Table initialUpper;
    private final List<Table> usable;

    private CodeExtensions(Table initialLower, Table initialUpper, List<Table> usable) {
        this.initialLower = initialLower;
        this.initialUpper = initialUpper;
        this.usable = usable;
    }

    /** Of normalised terms, the first of which is what text begins in. */
    static CodeExtensions of(List<String> terms) {
        String first = terms.get(0).isEmpty() ? "ISO_IR 6" : terms.get(0);
        List<Table> usable = new ArrayList<>(List.of(ASCII));
        for (String term : terms) {
            TABLES.stream()
                    .filter(table -> table.term().equals(term) && table != ASCII)
                    .forEach(usable::add);
        }
        // JIS X 0201's lower half differs from ASCII in two characters; text begins in it where it is the first set
        Table lower = first.equals("ISO_IR 13") ? BY_ESCAPE.get("(J") : ASCII;
        Table upper = TABLES.stream()
                .filter(table -> table.upper() && table.term().equals(first))
                .findFirst()
                .orElse(null);
        return new CodeExtensions(lower, upper, usable);
    }

    static boolean isKnown(String term) {
        return TABLES.stream().anyMatch(table -> table.term().equals(term));
    }

    /** Text decoded value by value; {@code delimiters} as {@link DicomText#delimiters} has them. */
    List<String> decodeValues(byte[] bytes, String delimiters) {
        return new Decoding(bytes, delimiters).values();
    }

    /** The walk over one value field. */
    private final class Decoding {
        private final byte[] bytes;
        private final String delimiters;
        private final List<String> values = new ArrayList<>(1);
        private final StringBuilder value = new StringBuilder();
        private Table lower = initialLower;
        private Table upper = initialUpper;
        private int position;

        Decoding(byte[] bytes, String delimiters) {
            this.bytes = bytes;
            this.delimiters = delimiters;
        }

        List<String> values() {
            while (position < bytes.length) {
                int code = bytes[position] & 0xFF;
                if (code == ESCAPE) {
                    escape();
                } else if (code == '\\' && delimits(code)) {
                    values.add(value.toString());
                    value.setLength(0);
                    reset();
                    position++;
                } else if (code < 0x20 || delimits(code)) {
                    value.append((char) code);
                    reset();
                    position++;
                } else {
                    run(code >= 0x80 ? upper : lower, code >= 0x80);
                }
            }
            values.add(value.toString());
            return values;
        }

        private boolean delimits(int code) {
            return lower.bytes() == 1 && delimiters.indexOf(code) >= 0;
        }

        private void reset() {
            lower = initialLower;
            upper = initialUpper;
        }

        private void escape() {
            for (int length = 2; length <= 3 && position + length < bytes.length; length++) {
                String sequence = new String(bytes, position + 1, length, StandardCharsets.ISO_8859_1);
                Table table = BY_ESCAPE.get(sequence);
                if (table != null) {
                    lower = table.upper() ? lower : table;
                    upper = table.upper() ? table : upper;
                    position += 1 + length;
                    return;
                }
            }
            value.append('\uFFFD');
            position++;
        }

        /** Bytes of one half, up to where the other half, a control character or a separator begins. */
        private void run(Table table, boolean inUpper) {
            int start = position;
            boolean wide = table != null && table.bytes() == 2;
            while (position < bytes.length && belongs(bytes[position] & 0xFF, inUpper, wide)) {
                position += wide && position + 1 < bytes.length ? 2 : 1;
            }
            Charset charset = table == null ? StandardCharsets.ISO_8859_1 : table.charset();
            value.append(new String(bytes, start, position - start, charset));
        }

        private boolean belongs(int code, boolean inUpper, boolean wide) {
            if (code < 0x20 || inUpper != code >= 0x80) {
                return false;
            }
            return inUpper || wide || delimiters.indexOf(code) < 0;
        }
    }

    /** The bytes of a text; empty where no usable table has one of its characters. */
    Optional<byte[]> encode(String text, String delimiters) {
        return new CodeExtensionEncoder(usable, initialLower, initialUpper).encode(text, delimiters);
    }
}
