package org.overread.core.dicom;

import java.io.IOException;
import java.util.Arrays;
import org.overread.core.dicom.DicomException.Kind;

/** Encapsulated pixel data whose writer gave it a length, as native pixels have one, instead of leaving it undefined. */
public final class DefinedLengthFragments {
    private static final byte[] ITEM = {(byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0};

    /** Whether a value begins as encapsulated pixel data does: with the tag of an item. Native pixels can, by chance. */
    public static boolean mayBe(Value.Stored value) throws IOException {
        return value.length() >= ITEM.length && Arrays.equals(StoredBytes.read(value, 0, ITEM.length), ITEM);
    }

    /**
     * Basic Offset Table and fragments, with or without a sequence delimiter; fragments stay in their file.
     *
     * @throws DicomException MALFORMED where the items do not end where the value does
     */
    public static Value.Fragments of(Value.Stored value) throws IOException {
        try (DicomInput in = input(value)) {
            long start = value instanceof Value.Bulk bulk ? bulk.offset() : 0;
            in.seek(start);
            Value.Fragments fragments = FragmentParser.ofDefinedLength(in).fragments(start + value.length());
            if (in.position() == start + value.length()) {
                return fragments;
            }
        } catch (DicomException e) {
            throw notFragments(value, e);
        }
        throw notFragments(value, null);
    }

    private static DicomInput input(Value.Stored value) throws IOException {
        return switch (value) {
            case Value.Bytes bytes -> DicomInput.of(bytes.bytes());
            case Value.Bulk bulk -> DicomInput.open(bulk.file());
        };
    }

    private static DicomException notFragments(Value.Stored value, DicomException cause) {
        return new DicomException(
                Kind.MALFORMED,
                "Pixel Data of " + value.length() + " bytes begins with an item, but is neither whole fragments nor "
                        + "as long as native pixels",
                cause);
    }

    private DefinedLengthFragments() {}
}
