package org.overread.core.study;

import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.PixelPadding;

/** Which pixels of an image are padding (PS3.3 C.7.5.1.1.2, C.7.6.24, C.7.6.25). */
public final class PixelPaddings {

    /** Of integer, Float or Double Float Pixel Data, whichever the image has; empty where nothing is padding. */
    public static Optional<PixelPadding> of(DataSet header) {
        if (header.contains(Tag.FloatPixelData)) {
            return between(header.number(Tag.FloatPixelPaddingValue), header.number(Tag.FloatPixelPaddingRangeLimit));
        }
        if (header.contains(Tag.DoubleFloatPixelData)) {
            return between(
                    header.number(Tag.DoubleFloatPixelPaddingValue),
                    header.number(Tag.DoubleFloatPixelPaddingRangeLimit));
        }
        return between(stored(header, Tag.PixelPaddingValue), stored(header, Tag.PixelPaddingRangeLimit));
    }

    private static Optional<PixelPadding> between(OptionalDouble value, OptionalDouble limit) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(PixelPadding.between(value.getAsDouble(), limit.orElse(value.getAsDouble())));
    }

    /** As signed or unsigned as the pixels are, whatever the attribute's own label says. */
    private static OptionalDouble stored(DataSet header, int tag) {
        OptionalDouble value = header.number(tag);
        if (value.isEmpty()) {
            return value;
        }
        boolean signed = header.integer(Tag.PixelRepresentation).orElse(0) == 1;
        int word = (int) value.getAsDouble();
        return OptionalDouble.of(signed ? (short) word : word & 0xFFFF);
    }

    private PixelPaddings() {}
}
