package org.overread.core.dicom;

/** Value representations (PS3.5 6.2). {@link #bytesPerValue} is 0 where values have no fixed width. */
public enum Vr {
    AE(Kind.TEXT, 0),
    AS(Kind.TEXT, 0),
    AT(Kind.BINARY, 4),
    CS(Kind.TEXT, 0),
    DA(Kind.TEXT, 0),
    DS(Kind.TEXT, 0),
    DT(Kind.TEXT, 0),
    FD(Kind.BINARY, 8),
    FL(Kind.BINARY, 4),
    IS(Kind.TEXT, 0),
    LO(Kind.CHARACTERS, 0),
    LT(Kind.PARAGRAPH, 0),
    OB(Kind.BULK, 1),
    OD(Kind.BULK, 8),
    OF(Kind.BULK, 4),
    OL(Kind.BULK, 4),
    OV(Kind.BULK, 8),
    OW(Kind.BULK, 2),
    PN(Kind.CHARACTERS, 0),
    SH(Kind.CHARACTERS, 0),
    SL(Kind.BINARY, 4),
    SQ(Kind.SEQUENCE, 0),
    SS(Kind.BINARY, 2),
    ST(Kind.PARAGRAPH, 0),
    SV(Kind.BINARY, 8),
    TM(Kind.TEXT, 0),
    UC(Kind.CHARACTERS, 0),
    UI(Kind.TEXT, 0),
    UL(Kind.BINARY, 4),
    UN(Kind.BULK, 1),
    UR(Kind.TEXT, 0),
    US(Kind.BINARY, 2),
    UT(Kind.PARAGRAPH, 0),
    UV(Kind.BINARY, 8);

    /**
     * How a value's bytes are read. TEXT: default repertoire, multi-valued by backslash. CHARACTERS: Specific Character
     * Set, multi-valued. PARAGRAPH: Specific Character Set (UR apart), one value. BINARY: fixed-width numbers. BULK:
     * opaque bytes or words. SEQUENCE: nested data sets.
     */
    public enum Kind {
        TEXT,
        CHARACTERS,
        PARAGRAPH,
        BINARY,
        BULK,
        SEQUENCE
    }

    private final Kind kind;
    private final int bytesPerValue;
    private final boolean longLength;

    Vr(Kind kind, int bytesPerValue) {
        this.kind = kind;
        this.bytesPerValue = bytesPerValue;
        longLength = switch (name()) {
            case "OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV" -> true;
            default -> false;
        };
    }

    public Kind kind() {
        return kind;
    }

    public int bytesPerValue() {
        return bytesPerValue;
    }

    private static final Vr[] BY_CODE = byCode();

    private static Vr[] byCode() {
        Vr[] table = new Vr[26 * 26];
        for (Vr vr : values()) {
            table[(vr.name().charAt(0) - 'A') * 26 + vr.name().charAt(1) - 'A'] = vr;
        }
        return table;
    }

    /** The VR of its two characters, first one in the high byte; null where there is no such VR. */
    static Vr ofCode(int code) {
        int first = (code >>> 8) - 'A';
        int second = (code & 0xFF) - 'A';
        return first < 0 || first > 25 || second < 0 || second > 25 ? null : BY_CODE[first * 26 + second];
    }

    /** The two characters, first one in the high byte. */
    int code() {
        return name().charAt(0) << 8 | name().charAt(1);
    }

    /** Whether the explicit-VR header has two reserved bytes and a 32-bit length (PS3.5 7.1.2). */
    public boolean hasLongLength() {
        return longLength;
    }
}
