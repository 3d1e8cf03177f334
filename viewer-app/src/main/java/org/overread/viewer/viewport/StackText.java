package org.overread.viewer.viewport;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.overread.core.study.StackWords;
import org.overread.viewer.theme.Texts;

/** What sets a stack apart from the others of its series, in the words of the screen. */
final class StackText {
    private static final String BETWEEN = ", ";
    private static final Pattern RANK = Pattern.compile("(\\d+) of (\\d+)");
    private static final Pattern PIXELS = Pattern.compile("(\\S+) mm pixels");
    private static final String NONE = "none";

    /** The longest first: one word may begin another. */
    private static final List<String> WORDS = StackWords.all().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    /** Values of a file stay as they are. */
    static String label(String english) {
        return Arrays.stream(english.split(BETWEEN)).map(StackText::part).collect(Collectors.joining(BETWEEN));
    }

    /** The key of a word's text. */
    static String key(String word) {
        return "stack." + word.replace(' ', '_');
    }

    private static String part(String english) {
        Matcher pixels = PIXELS.matcher(english);
        if (pixels.matches()) {
            return Texts.of("stack.pixels", pixels.group(1));
        }
        return WORDS.stream()
                .filter(word -> english.equals(word) || english.startsWith(word + " "))
                .findFirst()
                .map(word -> (Texts.of(key(word)) + " "
                                + value(english.substring(word.length()).strip()))
                        .strip())
                .orElse(english);
    }

    private static String value(String english) {
        Matcher rank = RANK.matcher(english);
        if (rank.matches()) {
            return Texts.of("stack.rank", rank.group(1), rank.group(2));
        }
        return english.equals(NONE) ? Texts.of("stack.none") : english;
    }

    private StackText() {}
}
