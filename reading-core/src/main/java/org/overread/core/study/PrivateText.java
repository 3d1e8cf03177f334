package org.overread.core.study;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Tags;
import org.overread.core.dicom.Value;
import org.overread.core.dicom.Vr;

/** Private attributes that hold text, found by their private creator (PS3.5 7.8.1), whatever block they stand in. */
final class PrivateText {

    /** @param element its last two digits, (gggg,xxEE) */
    static Optional<String> of(DataSet header, int group, String creator, int element) {
        for (Element entry : header.elements()) {
            int block = entry.tag() & 0xFFFF;
            if (Tags.group(entry.tag()) == group
                    && block >= 0x10
                    && block <= 0xFF
                    && header.string(entry.tag()).filter(creator::equals).isPresent()) {
                return text(header, group << 16 | block << 8 | element);
            }
        }
        return Optional.empty();
    }

    static OptionalDouble number(DataSet header, int group, String creator, int element) {
        try {
            Optional<String> text = of(header, group, creator, element);
            return text.isPresent() ? OptionalDouble.of(Double.parseDouble(text.get())) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Implicit data sets do not tell the VR of private attributes: such a value is taken for the text it holds. */
    private static Optional<String> text(DataSet header, int tag) {
        return header.element(tag)
                .filter(element -> element.vr() == Vr.UN && element.value() instanceof Value.Bytes)
                .map(element -> new String(((Value.Bytes) element.value()).bytes(), StandardCharsets.US_ASCII))
                .or(() -> header.string(tag))
                .map(text -> text.replace('\0', ' ').strip())
                .filter(text -> !text.isEmpty());
    }

    private PrivateText() {}
}
