package org.overread.core.dicom;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Text values to and from bytes: padding, the value separator, Specific Character Set (PS3.5 6.1, 6.2). */
final class DicomText {
    /** Whole numbers of so many digits, and powers of ten up to it, are exact as doubles. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS = powers();

    private static double[] powers() {
        double[] powers = new double[EXACT_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    static boolean isText(Vr vr) {
        return vr.kind() == Vr.Kind.TEXT || usesCharacterSet(vr);
    }

    static boolean usesCharacterSet(Vr vr) {
        return vr.kind() == Vr.Kind.CHARACTERS || vr.kind() == Vr.Kind.PARAGRAPH;
    }

    private static boolean singleValued(Vr vr) {
        return vr.kind() == Vr.Kind.PARAGRAPH || vr == Vr.UR;
    }

    /** The characters at which text falls back to its first character set (PS3.5 6.1.2.5.3), beside control characters. */
    static String delimiters(Vr vr) {
        if (singleValued(vr)) {
            return "";
        }
        return vr == Vr.PN ? "\\^=" : "\\";
    }

    static List<String> decode(Vr vr, byte[] bytes, SpecificCharacterSet charset) {
        if (!isText(vr)) {
            return List.of();
        }
        if (!usesCharacterSet(vr)) {
            return latinValues(vr, bytes, 0, bytes.length);
        }
        if (singleValued(vr)) {
            return List.of(stripTrailing(charset.decode(bytes)));
        }
        List<String> raw = charset.decodeValues(bytes, delimiters(vr));
        if (raw.size() == 1) {
            return List.of(trimmed(raw.get(0)));
        }
        List<String> values = new ArrayList<>(raw.size());
        for (String value : raw) {
            values.add(trimmed(value));
        }
        return values;
    }

    /** Values in the default repertoire, from a part of an array. Without a regular expression or texts in between: headers are read by the thousand. */
    static List<String> latinValues(Vr vr, byte[] bytes, int from, int to) {
        int separator = singleValued(vr) ? to : separator(bytes, from, to);
        if (separator == to) {
            return List.of(latin(vr, bytes, from, to));
        }
        List<String> values = new ArrayList<>(4);
        int start = from;
        for (; separator < to; separator = separator(bytes, start, to)) {
            values.add(latin(vr, bytes, start, separator));
            start = separator + 1;
        }
        values.add(latin(vr, bytes, start, to));
        return values;
    }

    private static int separator(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** One value without its padding. */
    private static String latin(Vr vr, byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && (bytes[end - 1] == ' ' || bytes[end - 1] == 0)) {
            end--;
        }
        String text = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
        return singleValued(vr) ? text : text.stripLeading();
    }

    /** The padded bytes of a text; empty where the character set lacks one of its characters. */
    static Optional<byte[]> encode(Vr vr, List<String> values, SpecificCharacterSet charset) {
        return encode(vr, String.join("\\", values), charset).map(unpadded -> padded(vr, unpadded));
    }

    private static Optional<byte[]> encode(Vr vr, String text, SpecificCharacterSet charset) {
        return usesCharacterSet(vr)
                ? charset.encode(text, delimiters(vr))
                : Optional.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A part of a value field, unpadded, in UTF-8 where the VR uses a character set. */
    static byte[] part(Vr vr, String text) {
        return encode(vr, text, SpecificCharacterSet.NONE).orElseThrow();
    }

    /** What makes a value field of odd length even (PS3.5 6.2). */
    static byte padding(Vr vr) {
        return (byte) (vr == Vr.UI ? 0 : ' ');
    }

    private static byte[] padded(Vr vr, byte[] bytes) {
        if (bytes.length % 2 == 0) {
            return bytes;
        }
        byte[] padded = Arrays.copyOf(bytes, bytes.length + 1);
        padded[bytes.length] = padding(vr);
        return padded;
    }

    /** All values as numbers; an empty array where any of them is none (PS3.5 6.2: DS, IS). */
    static double[] numbers(List<String> values) {
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(values.get(i));
            if (!Double.isFinite(numbers[i])) {
                return new double[0];
            }
        }
        return numbers;
    }

    /** NaN where the text is no number. Of few digits, as most have, it is the quotient of two numbers that are exact, which is the nearest there is. */
    private static double number(String text) {
        int start = afterSign(text, 0);
        long digits = 0;
        int point = -1;
        int at = start;
        for (; at < text.length() && at - start <= EXACT_DIGITS; at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + c - '0';
            } else if (c == '.' && point < 0) {
                point = at;
            } else {
                break;
            }
        }
        boolean plain = at == text.length() && at - start > (point < 0 ? 0 : 1);
        if (!plain) {
            return isNumber(text) ? Double.parseDouble(text) : Double.NaN;
        }
        double size = point < 0 ? digits : digits / POWERS[at - 1 - point];
        return start == 1 && text.charAt(0) == '-' ? -size : size;
    }

    /** Sign, digits with or without a point, exponent: as DS and IS are written, and no more. */
    private static boolean isNumber(String text) {
        int at = afterSign(text, 0);
        int point = afterDigits(text, at);
        int mantissa = point;
        if (point < text.length() && text.charAt(point) == '.') {
            mantissa = afterDigits(text, point + 1);
        }
        boolean digits = point > at || mantissa > point + 1;
        if (!digits || mantissa == text.length()) {
            return digits;
        }
        int exponent = afterSign(text, mantissa + 1);
        return (text.charAt(mantissa) | 0x20) == 'e'
                && exponent < text.length()
                && afterDigits(text, exponent) == text.length();
    }

    private static int afterSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
    }

    private static int afterDigits(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /**
     * A decimal string of at most 16 characters (PS3.5 6.2, DS), nearest to the value of all that fit.
     *
     * @throws IllegalArgumentException for a value that is not finite
     */
    static String decimal(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a finite number: " + value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        String shortest = Double.toString(value);
        if (shortest.length() <= 16) {
            return shortest;
        }
        String best = null;
        for (int digits = 16; digits >= 1; digits--) {
            for (String candidate : candidates(value, digits)) {
                if (candidate.length() <= 16 && (best == null || closer(candidate, best, value))) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    private static boolean closer(String candidate, String best, double value) {
        return Math.abs(Double.parseDouble(candidate) - value) < Math.abs(Double.parseDouble(best) - value);
    }

    private static List<String> candidates(double value, int digits) {
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        String scientific = rounded.unscaledValue() + "E" + -rounded.scale();
        return List.of(rounded.toPlainString(), scientific, rounded.toString().replace("E+", "E"));
    }

    /** A value without its padding. */
    static String trimmed(String value) {
        return stripTrailing(value).stripLeading();
    }

    private static String stripTrailing(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        return text.substring(0, end);
    }

    private DicomText() {}
}
