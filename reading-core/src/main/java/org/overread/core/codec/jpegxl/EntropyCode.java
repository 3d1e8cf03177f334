package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * How a section's integers are coded: contexts gathered into clusters, and for each cluster the code of its tokens and
 * the split of integers. Standard: ISO/IEC 18181-1 C.2.1. Immutable.
 *
 * @param clusters by context
 * @param copies of earlier integers (LZ77); null where there are none
 */
record EntropyCode(byte[] clusters, SymbolCode[] codes, HybridInteger[] integers, int logAlphabet, Copies copies) {

    /**
     * How copies of earlier integers are told.
     *
     * @param firstToken tokens from this one on give the length of a copy
     * @param cluster of distances
     */
    record Copies(int firstToken, int shortest, HybridInteger lengths, int cluster) {}

    private static final U32Code FIRST_TOKEN = U32Code.of(224, 0, 512, 0, 4096, 0, 8, 15);
    private static final U32Code SHORTEST = U32Code.of(3, 0, 4, 0, 5, 2, 9, 8);
    private static final int MOST_CONTEXTS = 1 << 22;

    boolean prefix() {
        return logAlphabet == PrefixCode.MOST_BITS;
    }

    int cluster(int context) {
        return clusters[context] & 0xFF;
    }

    static EntropyCode read(XlBits bits, int contexts) throws DicomException {
        return read(bits, contexts, true);
    }

    static EntropyCode read(XlBits bits, int contexts, boolean copiesAllowed) throws DicomException {
        if (contexts > MOST_CONTEXTS) {
            throw Codestream.malformed("JPEG XL entropy code of " + contexts + " contexts");
        }
        boolean copying = bits.bool();
        if (copying && !copiesAllowed) {
            throw Codestream.malformed("JPEG XL copies in the map of two contexts");
        }
        int firstToken = copying ? bits.u32(FIRST_TOKEN) : 0;
        int shortest = copying ? bits.u32(SHORTEST) : 0;
        HybridInteger lengths = copying ? HybridInteger.read(bits, 8) : null;
        byte[] clusters = ContextMap.read(bits, copying ? contexts + 1 : contexts);
        int count = ContextMap.clusters(clusters);
        boolean prefix = bits.bool();
        int logAlphabet = prefix ? PrefixCode.MOST_BITS : 5 + bits.read(2);
        HybridInteger[] integers = new HybridInteger[count];
        for (int i = 0; i < count; i++) {
            integers[i] = HybridInteger.read(bits, logAlphabet);
        }
        SymbolCode[] codes = prefix ? prefixCodes(bits, count) : distributions(bits, count, logAlphabet);
        Copies copies =
                copying ? new Copies(firstToken, shortest, lengths, clusters[clusters.length - 1] & 0xFF) : null;
        return new EntropyCode(clusters, codes, integers, logAlphabet, copies);
    }

    private static SymbolCode[] prefixCodes(XlBits bits, int count) throws DicomException {
        int[] alphabets = new int[count];
        for (int i = 0; i < count; i++) {
            alphabets[i] = bits.u16() + 1;
            if (alphabets[i] > 1 << PrefixCode.MOST_BITS) {
                throw Codestream.malformed("JPEG XL prefix code of " + alphabets[i] + " symbols");
            }
        }
        SymbolCode[] codes = new SymbolCode[count];
        for (int i = 0; i < count; i++) {
            codes[i] = PrefixCodeReader.read(bits, alphabets[i]);
        }
        return codes;
    }

    private static SymbolCode[] distributions(XlBits bits, int count, int logAlphabet) throws DicomException {
        SymbolCode[] codes = new SymbolCode[count];
        for (int i = 0; i < count; i++) {
            codes[i] = AnsTable.read(bits, logAlphabet);
        }
        return codes;
    }
}
