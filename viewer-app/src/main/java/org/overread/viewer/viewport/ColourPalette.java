package org.overread.viewer.viewport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A well-known colour palette (PS3.6 annex B): grey levels 0 … 255 as colours.
 *
 * @param name the standard's Content Label
 */
public record ColourPalette(String name, List<Integer> argb) {
    private static final int LEVELS = 256;
    private static final int HEX_DIGITS = 6;
    private static final int OPAQUE = 0xFF000000;

    public ColourPalette {
        argb = List.copyOf(argb);
        if (argb.size() != LEVELS) {
            throw new IllegalArgumentException("a palette has 256 colours");
        }
    }

    /** All eight of the standard, in its order. */
    public static List<ColourPalette> wellKnown() {
        return Shipped.ALL;
    }

    /** As it is written on the screen: "Hot Iron" of HOT_IRON. */
    public String title() {
        return Arrays.stream(name.split("_"))
                .map(word -> word.equals("PET")
                        ? word
                        : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    int[] table() {
        return argb.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Read when one is first asked for. */
    private static final class Shipped {
        static final List<ColourPalette> ALL = read();

        private static List<ColourPalette> read() {
            try (InputStream in = ColourPalette.class.getResourceAsStream("palettes.txt");
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
                return lines.lines().map(line -> parse(line.split(" "))).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static ColourPalette parse(String[] line) {
            List<Integer> argb = new ArrayList<>(LEVELS);
            for (int level = 0; level < LEVELS; level++) {
                int from = level * HEX_DIGITS;
                argb.add(OPAQUE | HexFormat.fromHexDigits(line[1], from, from + HEX_DIGITS));
            }
            return new ColourPalette(line[0], argb);
        }
    }
}
