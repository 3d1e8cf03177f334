package org.overread.viewer.palette;

import java.util.List;

/**
 * Something that can be chosen in the command palette.
 *
 * @param id by which what was chosen before is known again: "command.INVERT"
 * @param kind what it belongs to, shown beside it
 * @param keys the chord that does the same; empty where there is none
 * @param words further texts by which it is found, in every language
 */
public record PaletteEntry(String id, String title, String kind, String keys, List<String> words, Runnable run) {
    public PaletteEntry {
        words = List.copyOf(words);
    }
}
