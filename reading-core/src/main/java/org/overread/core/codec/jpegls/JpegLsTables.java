package org.overread.core.codec.jpegls;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** What marker segments have brought up to a point of a codestream. Standard: T.87 C.2.4. Not thread-safe. */
final class JpegLsTables {
    private static final int DRI = 0xFFDD;
    private static final int APP8 = 0xFFE8;
    private static final int LSE = 0xFFF8;
    private static final int MOST_ENTRIES = 1 << 16;
    private static final int HP_TRANSFORM = 0x6D726678;

    private final Map<Integer, Mapping> mappings = new HashMap<>();
    private JpegLsParameters.Preset preset = JpegLsParameters.Preset.NONE;
    private long restartInterval;
    private int colourTransform;
    private long rows;
    private long columns;

    /** Takes in a segment; false where it holds no table. */
    boolean accept(int marker, Codestream segment) throws DicomException {
        switch (marker) {
            case LSE -> presets(segment);
            case DRI -> restartInterval = number(segment, segment.remaining());
            case APP8 -> {
                if (segment.remaining() == 5 && segment.u32() == HP_TRANSFORM) {
                    colourTransform = segment.u8();
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void presets(Codestream segment) throws DicomException {
        int kind = segment.u8();
        switch (kind) {
            case 1 ->
                preset = new JpegLsParameters.Preset(
                        segment.u16(), segment.u16(), segment.u16(), segment.u16(), segment.u16());
            case 2, 3 -> mapping(segment, kind == 3);
            case 4 -> {
                int bytes = segment.u8();
                rows = number(segment, bytes);
                columns = number(segment, bytes);
            }
            default -> throw Codestream.unsupported("JPEG-LS presets of kind " + kind);
        }
    }

    /** A mapping table, or more entries of it; entries of one, two or four bytes. */
    private void mapping(Codestream segment, boolean more) throws DicomException {
        int id = segment.u8();
        int width = segment.u8();
        if (width != 1 && width != 2 && width != 4) {
            throw Codestream.unsupported("JPEG-LS mapping table with entries of " + width + " bytes");
        }
        Mapping mapping = more ? mappings.computeIfAbsent(id, any -> new Mapping()) : new Mapping();
        mappings.put(id, mapping);
        for (int count = segment.remaining() / width; count > 0; count--) {
            mapping.add((int) number(segment, width));
        }
    }

    /** Grows in time in proportion to its entries, however few of them each segment has. */
    private static final class Mapping {
        private int[] entries = new int[256];
        private int count;

        void add(int entry) throws DicomException {
            if (count == MOST_ENTRIES) {
                throw Codestream.malformed("JPEG-LS mapping table of more than " + MOST_ENTRIES + " entries");
            }
            entries = count == entries.length ? Arrays.copyOf(entries, 2 * count) : entries;
            entries[count++] = entry;
        }
    }

    private static long number(Codestream segment, int bytes) throws DicomException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | segment.u8();
        }
        return value;
    }

    JpegLsParameters.Preset preset() {
        return preset;
    }

    /** Lines between restart markers; 0 where there are none. */
    long restartInterval() {
        return restartInterval;
    }

    /** HP's colour transform, 1 … 3; 0 where there is none. */
    int colourTransform() {
        return colourTransform;
    }

    /** Oversize dimension; 0 where none was given. */
    long rows() {
        return rows;
    }

    /** Oversize dimension; 0 where none was given. */
    long columns() {
        return columns;
    }

    /** Entries of a mapping table, by sample. */
    int[] mapping(int id) throws DicomException {
        Mapping mapping = mappings.get(id);
        if (mapping == null) {
            throw Codestream.malformed("JPEG-LS mapping table is missing");
        }
        return Arrays.copyOf(mapping.entries, mapping.count);
    }
}
