package org.overread.core.dicom;

import java.nio.ByteOrder;
import java.util.List;

/** Data sets with all their text in UTF-8 (ISO_IR 192), whatever each part was encoded in. */
final class Utf8Copy {

    /** A copy with Specific Character Set ISO_IR 192 at the top and in no item. */
    static DataSet of(DataSet source) {
        DataSet copy = copyOf(source);
        copy.putString(Tag.SpecificCharacterSet, Vr.CS, SpecificCharacterSet.UTF_8_TERM);
        return copy;
    }

    private static DataSet copyOf(DataSet source) {
        DataSet copy = new DataSet();
        SpecificCharacterSet charset = source.characterSet();
        for (Element element : source.elements()) {
            if (element.tag() != Tag.SpecificCharacterSet) {
                copy.put(new Element(element.tag(), element.vr(), value(element, charset), element.vrAsRead()));
            }
        }
        return copy;
    }

    private static Value value(Element element, SpecificCharacterSet charset) {
        return switch (element.value()) {
            case Value.Items items ->
                new Value.Items(items.items().stream().map(Utf8Copy::copyOf).toList(), items.undefinedLength());
            case Value.Bytes bytes
            when DicomText.usesCharacterSet(element.vr()) -> recoded(element.vr(), bytes, charset);
            default -> element.value();
        };
    }

    private static Value recoded(Vr vr, Value.Bytes value, SpecificCharacterSet charset) {
        if (SpecificCharacterSet.isAscii(value.bytes(), 0, value.bytes().length)) {
            return value;
        }
        List<String> values = DicomText.decode(vr, value.bytes(), charset);
        return DicomText.encode(vr, values, SpecificCharacterSet.NONE)
                .<Value>map(bytes -> new Value.Bytes(bytes, ByteOrder.LITTLE_ENDIAN))
                .orElse(value);
    }

    private Utf8Copy() {}
}
