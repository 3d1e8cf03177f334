package org.overread.core.codec.jpeg2000;

/** How code-blocks are coded: the code-block style byte. Standard: T.800 table A.19, T.814 A.4. */
record CodeBlockStyle(int bits) {

    boolean bypass() {
        return (bits & 1) != 0;
    }

    boolean resetContexts() {
        return (bits & 2) != 0;
    }

    boolean terminateAll() {
        return (bits & 4) != 0;
    }

    /** Whether contexts look at no sample of the next stripe. */
    boolean causal() {
        return (bits & 8) != 0;
    }

    boolean segmentationSymbols() {
        return (bits & 32) != 0;
    }

    boolean highThroughput() {
        return (bits & 64) != 0;
    }

    /** Whether code-blocks are of either kind, each as its first length tells. */
    boolean mixed() {
        return (bits & 0xC0) == 0xC0;
    }

    /** Whether a pass, counted from 0, bypasses arithmetic coding. */
    boolean isRaw(int pass) {
        return bypass() && pass >= 10 && pass % 3 != 0;
    }

    /** Passes that a codeword segment takes at most, which begins with this pass. */
    int segmentPasses(int firstPass) {
        if (terminateAll()) {
            return 1;
        }
        if (!bypass()) {
            return Integer.MAX_VALUE;
        }
        if (firstPass < 10) {
            return 10 - firstPass;
        }
        return firstPass % 3 == 0 ? 1 : 2;
    }
}
