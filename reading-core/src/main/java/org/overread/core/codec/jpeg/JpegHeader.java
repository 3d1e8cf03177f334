package org.overread.core.codec.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;

/** A JPEG frame header that agrees with its data set. {@code process} is the marker, 0xFFC0 … 0xFFC3. Standard: T.81 B.2.2. */
record JpegHeader(int process, int precision, int columns, int rows, List<JpegComponent> components) {
    static final int BASELINE = 0xFFC0;
    static final int EXTENDED = 0xFFC1;
    static final int PROGRESSIVE = 0xFFC2;
    static final int LOSSLESS = 0xFFC3;

    static JpegHeader read(int marker, Codestream segment, FrameFormat format) throws DicomException {
        if (marker > LOSSLESS) {
            // differential and hierarchical processes are 5 … 7 and 13 … 15, arithmetic coding is from 9 on (T.81 table
            // B.1)
            boolean hierarchical = (marker & 7) > 4;
            throw Codestream.unsupported((hierarchical ? "JPEG, hierarchical" : "JPEG with arithmetic coding")
                    + " (process of marker " + Integer.toHexString(marker) + ")");
        }
        int precision = segment.u8();
        int rows = segment.u16();
        int columns = segment.u16();
        int count = segment.u8();
        if (rows != 0 && rows != format.rows() || columns != format.columns() || count != format.samplesPerPixel()) {
            throw Codestream.malformed(
                    "JPEG frame of " + columns + " x " + rows + " x " + count + " in a data set of another size");
        }
        boolean fits = marker == LOSSLESS ? precision >= 2 && precision <= 16 : precision == 8 || precision == 12;
        if (!fits || precision > format.bitsAllocated()) {
            throw Codestream.malformed("JPEG precision of " + precision + " bits");
        }
        List<JpegComponent> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = segment.u8();
            int sampling = segment.u8();
            components.add(new JpegComponent(id, sampling >> 4, sampling & 0x0F, segment.u8()));
        }
        JpegHeader header = new JpegHeader(marker, precision, columns, format.rows(), List.copyOf(components));
        header.requireSampling();
        return header;
    }

    private void requireSampling() throws DicomException {
        for (JpegComponent component : components) {
            int h = component.horizontal();
            int v = component.vertical();
            if (h < 1 || h > 4 || v < 1 || v > 4 || component.quantisation() > 3) {
                throw Codestream.malformed("JPEG sampling factors of " + h + " x " + v);
            }
        }
    }

    int horizontalMost() {
        return components.stream().mapToInt(JpegComponent::horizontal).max().orElse(1);
    }

    int verticalMost() {
        return components.stream().mapToInt(JpegComponent::vertical).max().orElse(1);
    }

    /** Index of the component of a scan header's selector. */
    int indexOf(int id) throws DicomException {
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).id() == id) {
                return i;
            }
        }
        throw Codestream.malformed("JPEG scan of an unknown component");
    }
}
