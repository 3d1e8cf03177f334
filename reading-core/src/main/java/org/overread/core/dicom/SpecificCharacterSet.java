package org.overread.core.dicom;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How text of a data set is encoded: the defined terms of Specific Character Set (0008,0005), PS3.3 C.12.1.1.2.
 *
 * <p>Without one, text is ASCII; bytes beyond it, against the standard but met in practice, are read as UTF-8 where they
 * are valid UTF-8 and as ISO 8859-1 otherwise.
 */
final class SpecificCharacterSet {
    static final SpecificCharacterSet NONE = new SpecificCharacterSet("", StandardCharsets.UTF_8, null);
    static final String UTF_8_TERM = "ISO_IR 192";

    private static final Pattern ISO_8859 = Pattern.compile("ISO[ _-]?8859[ _-](\\d+)");
    private static final Set<String> WHOLE_UNICODE = Set.of(UTF_8_TERM, "GB18030", "GBK");

    /** Java's names of the single-byte and whole-Unicode repertoires. */
    private static final Map<String, String> CHARSETS = Map.ofEntries(
            Map.entry("ISO_IR 100", "ISO-8859-1"),
            Map.entry("ISO_IR 101", "ISO-8859-2"),
            Map.entry("ISO_IR 109", "ISO-8859-3"),
            Map.entry("ISO_IR 110", "ISO-8859-4"),
            Map.entry("ISO_IR 144", "ISO-8859-5"),
            Map.entry("ISO_IR 127", "ISO-8859-6"),
            Map.entry("ISO_IR 126", "ISO-8859-7"),
            Map.entry("ISO_IR 138", "ISO-8859-8"),
            Map.entry("ISO_IR 148", "ISO-8859-9"),
            Map.entry("ISO_IR 203", "ISO-8859-15"),
            Map.entry("ISO_IR 166", "TIS-620"),
            Map.entry("ISO_IR 13", "JIS_X0201"),
            Map.entry(UTF_8_TERM, "UTF-8"),
            Map.entry("GB18030", "GB18030"),
            Map.entry("GBK", "GBK"));

    /** Terms that describe the character set, normalised. */
    private final String term;

    private final Charset charset;
    /** Null without code extensions. */
    private final CodeExtensions extensions;

    private SpecificCharacterSet(String term, Charset charset, CodeExtensions extensions) {
        this.term = term;
        this.charset = charset;
        this.extensions = extensions;
    }

    /** The repertoire of the attribute's values; NONE where they are none that are known. */
    static SpecificCharacterSet of(List<String> terms) {
        List<String> normal = terms.stream().map(SpecificCharacterSet::normal).toList();
        String first = normal.isEmpty() ? "" : normal.get(0);
        boolean extended = normal.size() > 1
                || terms.stream().anyMatch(term -> term.contains("2022"))
                || !CHARSETS.containsKey(first) && !first.equals("ISO_IR 6");
        if (extended && normal.stream().anyMatch(CodeExtensions::isKnown) && !WHOLE_UNICODE.contains(first)) {
            return new SpecificCharacterSet(
                    String.join("\\", normal), StandardCharsets.ISO_8859_1, CodeExtensions.of(normal));
        }
        String name = CHARSETS.get(first);
        return name == null ? NONE : new SpecificCharacterSet(first, Charset.forName(name), null);
    }

    /** Names from outside the standard that writers in the wild give. */
    private static final Map<String, String> ALIASES = Map.of(
            "UTF-8", UTF_8_TERM,
            "UTF8", UTF_8_TERM,
            "UNICODE_UTF_8", UTF_8_TERM,
            "LATIN1", "ISO_IR 100",
            "GB2312", "GBK",
            "ISO_2022_GBK", "GBK",
            "ISO_2022_58", "ISO_IR 58");

    /** Spelling variants of writers in the wild: "ISO-IR 100", "ISO IR 100", "ISO 2022 IR 100", "ISO 8859-1", "UTF-8". */
    private static String normal(String term) {
        String upper = term.strip().toUpperCase(Locale.ROOT);
        Matcher part = ISO_8859.matcher(upper);
        if (part.matches()) {
            String name = "ISO-8859-" + part.group(1);
            return CHARSETS.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(name))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(upper);
        }
        String alias = ALIASES.get(upper.startsWith("ISO") ? upper.replaceAll("[ -]", "_") : upper);
        return alias != null ? alias : upper.replaceFirst("^ISO[ _-]?(2022[ _-]?)?IR[ _-]?", "ISO_IR ");
    }

    boolean isNone() {
        return this == NONE;
    }

    boolean sameAs(SpecificCharacterSet other) {
        return term.equals(other.term);
    }

    /** The values of a text: separated by backslashes that are characters, not second bytes of one. */
    List<String> decodeValues(byte[] bytes, String delimiters) {
        if (extensions != null) {
            return extensions.decodeValues(bytes, delimiters);
        }
        if (charset.name().startsWith("GB")) {
            return List.of(decode(bytes).split("\\\\", -1));
        }
        List<String> values = new ArrayList<>(1);
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\\') {
                values.add(decode(bytes, start, i - start));
                start = i + 1;
            }
        }
        return values;
    }

    String decode(byte[] bytes) {
        return extensions != null ? extensions.decodeValues(bytes, "").get(0) : decode(bytes, 0, bytes.length);
    }

    private String decode(byte[] bytes, int from, int length) {
        if (isAscii(bytes, from, length) && !term.equals("ISO_IR 13")) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
        if (!isNone()) {
            return new String(bytes, from, length, charset);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
    }

    /** The bytes of a text; empty where the repertoire lacks one of its characters. */
    Optional<byte[]> encode(String text, String delimiters) {
        if (extensions != null) {
            return extensions.encode(text, delimiters);
        }
        if (charset == StandardCharsets.UTF_8) {
            return Optional.of(text.getBytes(charset));
        }
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return Optional.of(exact);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static boolean isAscii(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] < 0 || bytes[i] == 0x1B) {
                return false;
            }
        }
        return true;
    }
}
