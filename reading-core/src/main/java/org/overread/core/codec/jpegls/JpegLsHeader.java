package org.overread.core.codec.jpegls;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;

/**
 * A JPEG-LS frame header. Standard: T.87 C.2.2.
 *
 * @param rows 0 where given elsewhere: after the scan, or as oversize dimensions, as columns may be
 */
record JpegLsHeader(int precision, int rows, int columns, List<Component> components) {

    /** {@code horizontal}, {@code vertical}: sampling factors. */
    record Component(int id, int horizontal, int vertical) {}

    static JpegLsHeader read(Codestream segment, FrameFormat format) throws DicomException {
        int precision = segment.u8();
        int rows = segment.u16();
        int columns = segment.u16();
        List<Component> components = new ArrayList<>();
        int count = segment.u8();
        for (int i = 0; i < count; i++) {
            int id = segment.u8();
            int sampling = segment.u8();
            segment.u8();
            components.add(new Component(id, sampling >> 4, sampling & 0x0F));
            if (sampling >> 4 < 1 || sampling >> 4 > 4 || (sampling & 0x0F) < 1 || (sampling & 0x0F) > 4) {
                throw Codestream.malformed("JPEG-LS sampling factors");
            }
        }
        JpegLsHeader header = new JpegLsHeader(precision, rows, columns, List.copyOf(components));
        if (precision < 2 || precision > 16 || precision > format.bitsAllocated()) {
            throw Codestream.malformed("JPEG-LS precision of " + precision + " bits");
        }
        boolean alike = (rows == 0 || rows == format.rows()) && (columns == 0 || columns == format.columns());
        if (!alike || count != format.samplesPerPixel()) {
            throw Codestream.malformed(
                    "JPEG-LS frame of " + columns + " x " + rows + " x " + count + " in a data set of another size");
        }
        return header;
    }

    /** Index of the component of a scan header's selector. */
    int indexOf(int id) throws DicomException {
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).id == id) {
                return i;
            }
        }
        throw Codestream.malformed("JPEG-LS scan of an unknown component");
    }

    int horizontalMost() {
        return components.stream().mapToInt(Component::horizontal).max().orElse(1);
    }

    int verticalMost() {
        return components.stream().mapToInt(Component::vertical).max().orElse(1);
    }
}
