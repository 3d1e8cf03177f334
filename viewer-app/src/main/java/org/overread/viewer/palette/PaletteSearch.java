package org.overread.viewer.palette;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds entries by the beginnings of their words, in any order, without regard to case and accents; from four letters on one
 * letter after the first may be wrong, missing or too many. The best come first, of equal ones those
 * chosen last, then the shortest.
 */
final class PaletteSearch {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}+?]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}");
    private static final int FORGIVING = 4;
    private static final int NO_MATCH = Integer.MAX_VALUE;

    /** @param recent ids of what was chosen before, the last one first */
    static List<PaletteEntry> find(String typed, List<PaletteEntry> entries, List<String> recent) {
        List<String> wanted = words(typed);
        record Found(PaletteEntry entry, int cost, int age, int length) {}
        return entries.stream()
                .map(entry -> new Found(
                        entry,
                        cost(wanted, entry),
                        age(entry, recent),
                        wanted.isEmpty() ? 0 : words(entry.title()).size()))
                .filter(found -> found.cost() != NO_MATCH)
                .sorted(Comparator.comparingInt(Found::cost)
                        .thenComparingInt(Found::age)
                        .thenComparingInt(Found::length))
                .map(Found::entry)
                .toList();
    }

    private static int age(PaletteEntry entry, List<String> recent) {
        int index = recent.indexOf(entry.id());
        return index < 0 ? recent.size() : index;
    }

    /** 0 for the title's own words, 1 for a word elsewhere, 3 more for a mistake; of every word wanted. */
    private static int cost(List<String> wanted, PaletteEntry entry) {
        List<String> title = words(entry.title());
        List<String> elsewhere = new ArrayList<>(words(entry.kind()));
        entry.words().forEach(text -> elsewhere.addAll(words(text)));
        int sum = 0;
        for (String word : wanted) {
            int best = Math.min(cost(word, title), plus(cost(word, elsewhere), 1));
            if (best == NO_MATCH) {
                return NO_MATCH;
            }
            sum += best;
        }
        return sum;
    }

    private static int cost(String word, List<String> among) {
        if (among.stream().anyMatch(one -> one.startsWith(word))) {
            return 0;
        }
        boolean nearly = word.length() >= FORGIVING && among.stream().anyMatch(one -> nearlyBegins(one, word));
        return nearly ? 3 : NO_MATCH;
    }

    private static int plus(int cost, int more) {
        return cost == NO_MATCH ? NO_MATCH : cost + more;
    }

    /** Whether a word's beginning is one letter away from what was typed. */
    private static boolean nearlyBegins(String word, String typed) {
        return Stream.of(typed.length() - 1, typed.length(), typed.length() + 1)
                .filter(length -> length <= word.length())
                .anyMatch(length -> oneApart(word.substring(0, length), typed));
    }

    private static boolean oneApart(String one, String other) {
        if (one.isEmpty() || one.charAt(0) != other.charAt(0)) {
            return false;
        }
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        String restOne = one.substring(same);
        String restOther = other.substring(same);
        boolean swapped = restOne.length() > 1
                && restOther.length() == restOne.length()
                && restOne.charAt(0) == restOther.charAt(1)
                && restOne.charAt(1) == restOther.charAt(0)
                && restOne.substring(2).equals(restOther.substring(2));
        return swapped
                || tail(restOne, 1).equals(tail(restOther, 1))
                || tail(restOne, 1).equals(restOther)
                || restOne.equals(tail(restOther, 1));
    }

    private static String tail(String text, int from) {
        return text.length() < from ? "" : text.substring(from);
    }

    private static List<String> words(String text) {
        String plain = ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
        return Arrays.stream(NO_WORD.split(plain))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private PaletteSearch() {}
}
