package org.overread.core.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Private attributes that vendors have made public, by private creator (PS3.5 7.8.1): value representation and name. Loaded
 * on first use.
 */
public final class PrivateDictionary {

    /** @param name as the vendor calls it, without spaces */
    public record Entry(Vr vr, String name) {}

    /** The entry of a private attribute, wherever its creator has reserved a block; empty where it is not public. */
    public static Optional<Entry> entry(String creator, int tag) {
        Map<Integer, Entry> entries = Loaded.BY_CREATOR.get(creator);
        if (entries == null) {
            return Optional.empty();
        }
        Entry anywhere = entries.get(tag & 0xFFFF_00FF);
        return Optional.ofNullable(anywhere == null ? entries.get(tag) : anywhere);
    }

    /** The tag of the element that names who has reserved the block of a private attribute. */
    static int creatorTag(int tag) {
        return tag & 0xFFFF_0000 | (tag & 0xFFFF) >>> 8;
    }

    private static final class Loaded {
        static final Map<String, Map<Integer, Entry>> BY_CREATOR = load();

        private static Map<String, Map<Integer, Entry>> load() {
            try (InputStream in = PrivateDictionary.class.getResourceAsStream("private-dictionary.tsv")) {
                Map<String, Map<Integer, Entry>> entries = new HashMap<>();
                new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().forEach(line -> add(entries, line));
                return entries;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void add(Map<String, Map<Integer, Entry>> all, String line) {
            String[] fields = line.split("\t");
            int element = Integer.parseInt(fields[1], 16);
            Entry entry = new Entry(Vr.valueOf(fields[2]), fields[3]);
            Map<Integer, Entry> entries = all.computeIfAbsent(fields[4], creator -> new HashMap<>());
            int first = Integer.parseInt(fields[0].substring(0, 4), 16);
            int last = Integer.parseInt(fields[0].substring(fields[0].length() - 4), 16);
            for (int group = first; group <= last; group += 2) {
                entries.put(group << 16 | element, entry);
            }
        }
    }

    private PrivateDictionary() {}
}
