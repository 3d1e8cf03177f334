package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Where the sections of a frame lie: global low frequency, low-frequency groups, global high frequency, and the groups of
 * each pass; a frame of one group and one pass has one section for all. Standard: ISO/IEC 18181-1 F.3.
 */
final class TableOfContents {
    private static final U32Code LENGTH = U32Code.of(0, 10, 1024, 14, 17408, 22, 4211712, 30);
    private static final int MOST_SECTIONS = 1 << 20;

    private final XlBits[] sections;
    private final long end;

    private TableOfContents(XlBits[] sections, long end) {
        this.sections = sections;
        this.end = end;
    }

    static TableOfContents read(XlBits bits, FrameLayout layout, int passes) throws DicomException {
        long count = layout.groups() == 1 && passes == 1 ? 1 : 2 + layout.lowGroups() + layout.groups() * passes;
        if (count > MOST_SECTIONS || count * 12 > bits.bitsLeft()) {
            throw Codestream.truncated();
        }
        int[] permutation = bits.bool() ? Permutation.readSection(bits, (int) count) : null;
        bits.align();
        int[] lengths = new int[(int) count];
        for (int i = 0; i < count; i++) {
            lengths[i] = bits.u32(LENGTH);
        }
        bits.align();
        bits.finish();
        XlBits[] sections = new XlBits[(int) count];
        long offset = 0;
        long[] offsets = new long[(int) count];
        for (int i = 0; i < count; i++) {
            offsets[i] = offset;
            offset += lengths[i];
        }
        for (int i = 0; i < count; i++) {
            int at = permutation == null ? i : permutation[i];
            sections[i] = bits.section(offsets[at], lengths[at]);
        }
        return new TableOfContents(sections, offset);
    }

    boolean single() {
        return sections.length == 1;
    }

    XlBits section(int index) {
        return sections[single() ? 0 : index];
    }

    /** Bytes of all sections. */
    long length() {
        return end;
    }
}
