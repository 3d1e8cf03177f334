package org.overread.core.dicom;

import java.io.IOException;
import java.util.Optional;

/** How elements are really laid out, seen from the first one, where nothing says it or what is said is wrong. */
final class SyntaxGuess {

    /** Of a stream that declares nothing; empty where its first element is none that a data set begins with. */
    static Optional<TransferSyntax> ofUndeclared(DicomInput in) throws IOException {
        if (in.remaining() < 8) {
            return Optional.empty();
        }
        if (beginsDataSet(tag(in, false))) {
            if (vrFits(in, tag(in, false))) {
                return Optional.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
            }
            return impliedLength(in) <= in.remaining() - 8
                    ? Optional.of(TransferSyntax.IMPLICIT_LITTLE_ENDIAN)
                    : Optional.empty();
        }
        return beginsDataSet(tag(in, true)) && vrFits(in, tag(in, true))
                ? Optional.of(TransferSyntax.EXPLICIT_BIG_ENDIAN)
                : Optional.empty();
    }

    /** Explicit where the first element has capital letters for a VR, else implicit. */
    static TransferSyntax byVrLetters(DicomInput in) throws IOException {
        return isCapital(in.peek(4)) && isCapital(in.peek(5))
                ? TransferSyntax.EXPLICIT_LITTLE_ENDIAN
                : TransferSyntax.IMPLICIT_LITTLE_ENDIAN;
    }

    /** Of a data set whose transfer syntax is declared: what is declared, unless the first element contradicts. */
    static Encoding ofDeclared(DicomInput in, Encoding declared) throws IOException {
        if (in.remaining() < 8) {
            return declared;
        }
        int tag = tag(in, declared.bigEndian());
        boolean letters = isCapital(in.peek(4)) && isCapital(in.peek(5));
        if (declared.explicit() && letters && isUsualGroup(tag)) {
            // without a look at the dictionary, which need not be loaded then
            return declared;
        }
        if (!beginsDataSet(tag)) {
            return ofUndeclared(in).map(TransferSyntax::encoding).orElse(declared);
        }
        if (declared.explicit()) {
            return declared.bigEndian() ? declared : Encoding.IMPLICIT_LITTLE;
        }
        return vrFits(in, tag) ? Encoding.EXPLICIT_LITTLE : declared;
    }

    /** Whether a data set declared as deflated begins with an explicit element instead, as no deflated bytes do. */
    static boolean isSpelledOut(DicomInput in) throws IOException {
        return ofUndeclared(in).filter(found -> found.encoding().explicit()).isPresent();
    }

    /** Of an item in an implicit sequence: explicit where its first element spells its VR (seen inside UN sequences). */
    static Encoding ofItem(DicomInput in, Encoding encoding, long end) throws IOException {
        if (encoding.explicit() || end - in.position() < 8) {
            return encoding;
        }
        Vr spelled = Vr.ofCode(in.peek(4) << 8 | in.peek(5));
        if (spelled == null) {
            return encoding;
        }
        boolean fits = spelled == DicomDictionary.vr(tag(in, false));
        return fits || impliedLength(in) > end - in.position() - 8 ? Encoding.EXPLICIT_LITTLE : encoding;
    }

    private static boolean beginsDataSet(int tag) {
        return isUsualGroup(tag) && (DicomDictionary.entry(tag).isPresent() || (tag & 0xFFFF) == 0);
    }

    /** Even groups from identification to image presentation. */
    private static boolean isUsualGroup(int tag) {
        int group = tag >>> 16;
        return group >= 0x0008 && group <= 0x0028 && group % 2 == 0;
    }

    private static boolean vrFits(DicomInput in, int tag) throws IOException {
        Vr spelled = Vr.ofCode(in.peek(4) << 8 | in.peek(5));
        return spelled != null && (spelled == DicomDictionary.vr(tag) || spelled == Vr.UN);
    }

    private static boolean isCapital(int character) {
        return character >= 'A' && character <= 'Z';
    }

    private static long impliedLength(DicomInput in) throws IOException {
        return in.peek(4) | in.peek(5) << 8 | in.peek(6) << 16 | (long) in.peek(7) << 24;
    }

    private static int tag(DicomInput in, boolean bigEndian) throws IOException {
        return bigEndian
                ? in.peek(0) << 24 | in.peek(1) << 16 | in.peek(2) << 8 | in.peek(3)
                : in.peek(1) << 24 | in.peek(0) << 16 | in.peek(3) << 8 | in.peek(2);
    }

    private SyntaxGuess() {}
}
