package org.overread.core.dicom;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The private creators met so far in one data set, and the VRs that private attributes have by them. Not thread-safe. */
final class PrivateBlocks {
    private static final int LONGEST_SHORT = 0xFFFF;

    private final Encoding encoding;
    private Map<Integer, byte[]> creators;

    PrivateBlocks(Encoding encoding) {
        this.encoding = encoding;
    }

    Encoding encoding() {
        return encoding;
    }

    /** The header, with the VR that a public private attribute has where the file tells none. */
    ElementHeader named(ElementHeader header) {
        if (creators == null
                || header.vr() != Vr.UN
                || header.vrAsRead() != 0
                || header.undefinedLength()
                || !Tags.isPrivate(header.tag())) {
            return header;
        }
        byte[] creator = creators.get(PrivateDictionary.creatorTag(header.tag()));
        Optional<PrivateDictionary.Entry> entry = creator == null
                ? Optional.empty()
                : PrivateDictionary.entry(new String(creator, StandardCharsets.US_ASCII).strip(), header.tag());
        int asRead = encoding.explicit() ? Vr.UN.code() : 0;
        return entry.filter(known -> fits(known.vr(), header.length()))
                .map(known -> new ElementHeader(header.tag(), known.vr(), asRead, header.length()))
                .orElse(header);
    }

    /** Vendors change what they publish: a length that no value of the VR has speaks against it. */
    private static boolean fits(Vr vr, long length) {
        return vr.kind() == Vr.Kind.BINARY
                ? length % vr.bytesPerValue() == 0
                : vr.hasLongLength() || length <= LONGEST_SHORT;
    }

    /** Takes note of who has reserved a block; text that a private attribute was named for and that is none is bytes again. */
    Element checked(Element element) {
        if (!Tags.isPrivate(element.tag())
                || !(element.value() instanceof Value.Bytes(byte[] bytes, ByteOrder order))) {
            return element;
        }
        int number = element.tag() & 0xFFFF;
        if (number >= 0x10 && number <= 0xFF) {
            if (creators == null) {
                creators = new HashMap<>();
            }
            creators.put(element.tag(), bytes);
        }
        boolean named = number > 0xFF && (!encoding.explicit() || element.vrAsRead() == Vr.UN.code());
        return named && DicomText.isText(element.vr()) && !isPrintable(bytes)
                ? new Element(element.tag(), Vr.UN, element.value())
                : element;
    }

    /** Without control characters but those of lines, tabulators and code extensions; padded with zeros or not. */
    private static boolean isPrintable(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            boolean control = bytes[i] >= 0 && bytes[i] < ' ';
            if (control && (bytes[i] < '\t' || bytes[i] > '\r') && bytes[i] != 0x1B) {
                return false;
            }
        }
        return true;
    }
}
