package org.overread.core.codec.jpeg2000;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Bounds the precincts that are laid out by those the codestream could hold: each takes a byte at least. Not
 * thread-safe.
 */
final class PrecinctBudget {
    private static final int FREE = 4096;

    private long left;

    PrecinctBudget(int codestreamBytes) {
        left = FREE + (long) codestreamBytes;
    }

    void take(long precincts) throws DicomException {
        left -= precincts;
        if (left < 0) {
            throw Codestream.truncated();
        }
    }
}
