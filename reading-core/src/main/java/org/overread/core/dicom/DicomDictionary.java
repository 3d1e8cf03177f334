package org.overread.core.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The standard's attributes by tag (PS3.6-2022b chapters 6 to 9): value representation, multiplicity, keyword; repeating
 * groups (50xx, 60xx) included. Loaded on first use.
 */
public final class DicomDictionary {

    /**
     * One attribute.
     *
     * @param unsignedOrSigned whether the standard says "US or SS": which one follows Pixel Representation; {@code vr} is
     *     then US
     * @param multiplicity as the standard writes it, e.g. "1", "2-2n"
     */
    public record Entry(int tag, Vr vr, boolean unsignedOrSigned, String multiplicity, String keyword) {}

    /** Dictionary entry of a standard attribute; empty for private and unknown tags. */
    public static Optional<Entry> entry(int tag) {
        return Optional.ofNullable(Loaded.ENTRIES.get(canonical(tag)));
    }

    /** Value representation of an attribute: as listed, LO for private creators, UL for group lengths, else UN. */
    public static Vr vr(int tag) {
        Entry entry = Loaded.ENTRIES.get(canonical(tag));
        if (entry != null) {
            return entry.vr();
        }
        int element = tag & 0xFFFF;
        if (element == 0) {
            return Vr.UL;
        }
        return Tags.isPrivate(tag) && element >= 0x10 && element <= 0xFF ? Vr.LO : Vr.UN;
    }

    /** Keyword, e.g. "PatientName"; empty text for private and unknown tags. */
    public static String keyword(int tag) {
        return entry(tag).map(Entry::keyword).orElse("");
    }

    /** The tag of a keyword. */
    public static OptionalInt tag(String keyword) {
        return Loaded.ENTRIES.values().stream()
                .filter(entry -> entry.keyword().equals(keyword))
                .mapToInt(Entry::tag)
                .min();
    }

    /** Repeating groups are listed under their first group number. */
    private static int canonical(int tag) {
        return switch (tag >>> 24) {
            case 0x50, 0x60, 0x7F -> (tag & 0x0001_0000) == 0 && (tag >>> 16) != 0x7FE0 ? tag & 0xFF00_FFFF : tag;
            default -> tag;
        };
    }

    private static final class Loaded {
        static final Map<Integer, Entry> ENTRIES = load();

        private static Map<Integer, Entry> load() {
            try (InputStream in = DicomDictionary.class.getResourceAsStream("dictionary.tsv")) {
                Map<Integer, Entry> entries = HashMap.newHashMap(5000);
                new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().forEach(line -> add(entries, line));
                return entries;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void add(Map<Integer, Entry> entries, String line) {
            String[] fields = line.split("\t");
            if (fields[1].equals("--")) {
                return;
            }
            int tag = Integer.parseUnsignedInt(fields[0].replace('x', '0'), 16);
            boolean either = fields[1].equals("xs");
            entries.put(tag, new Entry(tag, either ? Vr.US : Vr.valueOf(fields[1]), either, fields[2], fields[3]));
        }
    }

    private DicomDictionary() {}
}
