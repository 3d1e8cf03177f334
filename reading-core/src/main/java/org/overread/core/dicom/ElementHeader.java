package org.overread.core.dicom;

import java.io.IOException;

/**
 * The header of an element: tag, VR, value length, as PS3.5 7.1 lays them out and as writers in the wild do.
 *
 * @param vrAsRead as in {@link Element}
 * @param length -1 where undefined
 */
record ElementHeader(int tag, Vr vr, int vrAsRead, long length) {
    private static final long UNDEFINED = 0xFFFF_FFFFL;

    boolean undefinedLength() {
        return length < 0;
    }

    ElementHeader cutTo(long newLength) {
        return new ElementHeader(tag, vr, vrAsRead, newLength);
    }

    /** Reads the header at the position of {@code in}. */
    static ElementHeader read(DicomInput in, Encoding encoding) throws IOException {
        int tag = in.tag(encoding.bigEndian());
        if (!encoding.explicit() || tag >>> 16 == 0xFFFE) {
            return new ElementHeader(tag, DicomDictionary.vr(tag), 0, length(in, encoding));
        }
        int code = in.u16(true);
        Vr vr = Vr.ofCode(code);
        return vr == null ? ofUnknownVr(in, encoding, tag, code) : explicit(in, encoding, tag, vr);
    }

    private static ElementHeader explicit(DicomInput in, Encoding encoding, int tag, Vr vr) throws IOException {
        if (!vr.hasLongLength()) {
            return new ElementHeader(tag, vr, 0, in.u16(encoding.bigEndian()));
        }
        in.u16(encoding.bigEndian());
        long length = length(in, encoding);
        Vr known = vr == Vr.UN ? DicomDictionary.vr(tag) : vr;
        return new ElementHeader(tag, known, known == vr ? 0 : vr.code(), length);
    }

    /**
     * VR characters that are none of the standard's. Capital letters: a VR of a later edition, which has the long header
     * (PS3.5 7.1.2). Else the VR was left out (implicit elements inside an explicit data set), unless the length so read
     * does not fit; then it is a damaged VR.
     */
    private static ElementHeader ofUnknownVr(DicomInput in, Encoding encoding, int tag, int code) throws IOException {
        if (isCapital(code >>> 8) && isCapital(code & 0xFF)) {
            in.u16(encoding.bigEndian());
            return new ElementHeader(tag, Vr.UN, code, length(in, encoding));
        }
        int next = in.u16(encoding.bigEndian());
        int first = encoding.bigEndian() ? code : Short.toUnsignedInt(Short.reverseBytes((short) code));
        long implied = encoding.bigEndian() ? (long) first << 16 | next : (long) next << 16 | first;
        if (implied <= in.remaining() || implied == UNDEFINED) {
            return new ElementHeader(
                    tag, DicomDictionary.vr(tag), Element.IMPLICIT, implied == UNDEFINED ? -1 : implied);
        }
        return new ElementHeader(tag, DicomDictionary.vr(tag), code, next);
    }

    private static boolean isCapital(int character) {
        return character >= 'A' && character <= 'Z';
    }

    private static long length(DicomInput in, Encoding encoding) throws IOException {
        long length = in.u32(encoding.bigEndian());
        return length == UNDEFINED ? -1 : length;
    }
}
