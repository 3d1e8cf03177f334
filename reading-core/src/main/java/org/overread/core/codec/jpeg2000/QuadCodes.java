package org.overread.core.codec.jpeg2000;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The codewords of quads: by context · 128 + the next seven bits, the length of the codeword (0…2), whether a magnitude
 * exponent offset follows (3), significance of the four samples (4…7), and for them whether the exponent's bound is
 * reached (8…11) and known (12…15). Standard: T.814 C.
 */
final class QuadCodes {
    private static final String TABLE = "quad-codes.txt";
    private static final char[] INITIAL = new char[1024];
    private static final char[] FURTHER = new char[1024];

    static {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(QuadCodes.class.getResourceAsStream(TABLE), StandardCharsets.US_ASCII))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(QuadCodes::put);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For quads of the first row. */
    static char[] initial() {
        return INITIAL;
    }

    /** For quads of the other rows. */
    static char[] further() {
        return FURTHER;
    }

    private static void put(String line) {
        String[] text = line.split(" ");
        int[] field = new int[text.length];
        for (int i = 0; i < field.length; i++) {
            field[i] = Integer.parseInt(text[i], 16);
        }
        char[] table = field[0] == 1 ? INITIAL : FURTHER;
        int length = field[7];
        char entry = (char) (field[4] << 12 | field[5] << 8 | field[2] << 4 | field[3] << 3 | length);
        for (int rest = 0; rest < 1 << 7 - length; rest++) {
            table[field[1] << 7 | rest << length | field[6]] = entry;
        }
    }

    private QuadCodes() {}
}
