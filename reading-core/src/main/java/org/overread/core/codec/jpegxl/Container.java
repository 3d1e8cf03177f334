package org.overread.core.codec.jpegxl;

import java.io.ByteArrayOutputStream;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** The codestream itself, out of the boxes of a JPEG XL file where there are any. Standard: ISO/IEC 18181-2. */
final class Container {
    private static final int BOX_HEADER = 8;
    private static final int SIGNATURE = 0x4A584C20;
    private static final int CODESTREAM = 0x6A786C63;
    private static final int PARTIAL_CODESTREAM = 0x6A786C70;

    private Container() {}

    static XlBits unwrapped(Codestream stream) throws DicomException {
        Codestream start = stream.fork();
        if (start.remaining() < 12 || start.u32() != 12 || start.u32() != SIGNATURE) {
            return new XlBits(stream.bytes(), stream.position(), stream.end());
        }
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        while (stream.remaining() >= BOX_HEADER) {
            int begin = stream.position();
            long length = Integer.toUnsignedLong(stream.u32());
            int type = stream.u32();
            if (length == 1) {
                length = (long) stream.u32() << 32 | Integer.toUnsignedLong(stream.u32());
            }
            long rest = length == 0 ? stream.remaining() : length - (stream.position() - begin);
            if (rest < 0 || rest > stream.remaining()) {
                throw Codestream.truncated();
            }
            Codestream box = stream.slice((int) rest);
            if (type == CODESTREAM) {
                return new XlBits(box.bytes(), box.position(), box.end());
            }
            if (type == PARTIAL_CODESTREAM) {
                box.u32();
                parts.write(box.bytes(), box.position(), box.remaining());
            }
        }
        return new XlBits(parts.toByteArray(), 0, parts.size());
    }
}
