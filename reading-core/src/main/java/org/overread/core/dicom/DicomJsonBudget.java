package org.overread.core.dicom;

import org.overread.core.dicom.DicomException.Kind;

/**
 * What one document in the DICOM JSON Model may take of memory: elements and items, and bytes of values, both by the heap
 * there is. Not thread-safe.
 */
final class DicomJsonBudget {
    /** What an element or item takes at most beside its value, as records and lists. */
    private static final long BYTES_PER_ELEMENT = 400;

    private final long mostElements;
    private final long mostBytes;
    private long elements;
    private long bytes;

    DicomJsonBudget(long mostElements, long mostBytes) {
        this.mostElements = mostElements;
        this.mostBytes = mostBytes;
    }

    /** Values may take two fifths of the heap: each is twice in memory while it is put together. */
    static DicomJsonBudget ofHeap() {
        long heap = Runtime.getRuntime().maxMemory();
        return new DicomJsonBudget(Math.min(DataSetParser.MAX_ELEMENTS, heap / BYTES_PER_ELEMENT), heap / 5 * 2);
    }

    /** Counts an element or an item. */
    void countElement() throws DicomException {
        if (++elements > mostElements) {
            throw new DicomException(Kind.TOO_LARGE, "more than " + mostElements + " data elements and items");
        }
    }

    void countBytes(int more) throws DicomException {
        bytes += more;
        if (bytes > mostBytes) {
            throw new DicomException(Kind.TOO_LARGE, "values of more than " + mostBytes + " bytes");
        }
    }
}
