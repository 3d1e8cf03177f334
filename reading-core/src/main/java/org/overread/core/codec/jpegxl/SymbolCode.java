package org.overread.core.codec.jpegxl;

import org.overread.core.dicom.DicomException;

/** How the tokens of one cluster of contexts are coded. Immutable. */
sealed interface SymbolCode permits AnsTable, PrefixCode {

    /** The only token that can occur, or -1 where there are several. */
    int only() throws DicomException;
}
