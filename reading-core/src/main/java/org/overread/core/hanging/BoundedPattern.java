package org.overread.core.hanging;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that is looked for in descriptions, whatever their case, in bounded time: what takes too long does
 * not match.
 */
public final class BoundedPattern {
    private static final int LONGEST_EXPRESSION = 200;
    private static final int LONGEST_TEXT = 256;
    private static final int MOST_STEPS = 200_000;

    private final Pattern pattern;

    /** @throws IllegalArgumentException for what is no regular expression, or longer than 200 characters */
    public BoundedPattern(String expression) {
        if (expression.length() > LONGEST_EXPRESSION) {
            throw new IllegalArgumentException("longer than " + LONGEST_EXPRESSION + " characters");
        }
        try {
            pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("not a regular expression: " + e.getDescription(), e);
        }
    }

    /** Whether it is found in the first 256 characters of a text. */
    public boolean isIn(String text) {
        try {
            return pattern.matcher(new Counted(text.substring(0, Math.min(text.length(), LONGEST_TEXT)), new int[1]))
                    .find();
        } catch (TooManySteps | StackOverflowError e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }

    /** A text that counts how often it is read. */
    private record Counted(CharSequence text, int[] reads) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++reads[0] > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), reads);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManySteps() {
            super(null, null, false, false);
        }
    }
}
