package org.overread.core.fuzz;

import java.io.IOException;
import java.util.List;

/**
 * A part that reads bytes from outside.
 *
 * @param usually how many inputs a run has where nothing else is said
 */
record FuzzTarget(String name, int usually, Mutator mutator, Seeds from) {

    @FunctionalInterface
    interface Seeds {
        List<FuzzSeed> read() throws IOException;
    }

    static List<FuzzTarget> all() {
        return List.of(
                new FuzzTarget("parser", 1_000_000, new DataSetMutator(), DataSetSeeds::parsed),
                new FuzzTarget("objects", 100_000, new DataSetMutator(), DataSetSeeds::objects),
                codec("rle", "1.2.840.10008.1.2.5"),
                codec("deflate", "1.2.840.10008.1.2.8.1"),
                codec("jpeg", jpeg("50"), jpeg("51"), jpeg("53"), jpeg("55"), jpeg("57"), jpeg("70")),
                codec("jpegls", jpeg("80"), jpeg("81")),
                codec("jpeg2000", jpeg("90"), jpeg("91")),
                codec("htj2k", jpeg("201"), jpeg("202"), jpeg("203")),
                codec("jpegxl", jpeg("110"), jpeg("111"), jpeg("112")));
    }

    private static FuzzTarget codec(String name, String... syntaxes) {
        return new FuzzTarget(name, 50_000, new CodestreamMutator(), () -> CodestreamSeeds.of(List.of(syntaxes)));
    }

    private static String jpeg(String number) {
        return "1.2.840.10008.1.2.4." + number;
    }
}
