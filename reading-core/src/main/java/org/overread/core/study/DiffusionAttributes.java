package org.overread.core.study;

import java.util.Locale;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;

/** Diffusion weighting of MR slices: standard attributes (PS3.3 C.8.13.5.9), enhanced or classic, else the vendors' own. */
public final class DiffusionAttributes {
    /** Vendors' b-value: creator, group, element within its block. */
    private record Private(String creator, int group, int element) {}

    private static final Private[] B_VALUES = {
        new Private("SIEMENS MR HEADER", 0x0019, 0x0C),
        new Private("Philips Imaging DD 001", 0x2001, 0x03),
        new Private("GEMS_PARM_01", 0x0043, 0x39)
    };
    /** Added to b-values by a vendor to mark that other attributes hold. */
    private static final double MARKED = 1e9;

    static String bValue(Slice slice) {
        OptionalDouble value = bValue(slice.instance().header(), slice.frameNumber());
        return value.isPresent() ? SliceAttribute.number(value.getAsDouble()) : "";
    }

    /** The b-value of a frame, numbered from 1; empty where neither the standard's nor a vendor's attribute states one. Units: s/mm². */
    public static OptionalDouble bValue(DataSet header, int frameNumber) {
        OptionalDouble standard = group(header, frameNumber).number(Tag.DiffusionBValue);
        if (standard.isPresent()) {
            return standard;
        }
        for (Private attribute : B_VALUES) {
            OptionalDouble value = value(header, attribute);
            if (value.isPresent()) {
                return value;
            }
        }
        return OptionalDouble.empty();
    }

    /** Direction as three cosines, else what Diffusion Directionality says. */
    static String gradient(Slice slice) {
        DataSet group = group(slice.instance().header(), slice.frameNumber());
        DataSet direction = group.item(Tag.DiffusionGradientDirectionSequence).orElse(group);
        double[] cosines = direction.numbers(Tag.DiffusionGradientOrientation);
        return cosines.length == 3
                ? String.format(Locale.ROOT, "%.3f\\%.3f\\%.3f", cosines[0] + 0.0, cosines[1] + 0.0, cosines[2] + 0.0)
                : group.string(Tag.DiffusionDirectionality).orElse("");
    }

    private static DataSet group(DataSet header, int frameNumber) {
        return FunctionalGroups.of(header, Tag.MRDiffusionSequence, frameNumber).orElse(header);
    }

    private static OptionalDouble value(DataSet header, Private attribute) {
        for (int block = 0x10; block <= 0xFF; block++) {
            int creator = attribute.group() << 16 | block;
            if (header.contains(creator)
                    && header.string(creator)
                            .filter(attribute.creator()::equals)
                            .isPresent()) {
                double[] numbers = header.numbers(attribute.group() << 16 | block << 8 | attribute.element());
                return numbers.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(numbers[0] >= MARKED ? numbers[0] % MARKED : numbers[0]);
            }
        }
        return OptionalDouble.empty();
    }

    private DiffusionAttributes() {}
}
