package org.overread.core.fuzz;

import java.io.IOException;
import java.util.function.ToLongFunction;

/**
 * A sound input, and what reads it.
 *
 * @param memory bytes that reading an input may allocate
 */
record FuzzSeed(String name, byte[] bytes, Reading reading, ToLongFunction<byte[]> memory) {

    /** Reads an input to its end. */
    @FunctionalInterface
    interface Reading {
        void read(byte[] input) throws IOException;
    }
}
