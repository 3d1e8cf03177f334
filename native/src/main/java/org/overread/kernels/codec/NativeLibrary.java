package org.overread.kernels.codec;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;

/** The functions of an installed library. */
@SuppressWarnings("restricted") // calling an installed library is what this module is for
final class NativeLibrary {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final SymbolLookup symbols;

    private NativeLibrary(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    /** A library by its file name; empty where it is not installed. */
    static Optional<NativeLibrary> load(String fileName) {
        try {
            return Optional.of(new NativeLibrary(SymbolLookup.libraryLookup(fileName, Arena.global())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    MethodHandle function(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), descriptor);
    }

    /** Processor nanoseconds of this thread so far. */
    static long processorTime() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** What a call by method handle threw, as something that may be thrown on. */
    static RuntimeException unexpected(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }
}
