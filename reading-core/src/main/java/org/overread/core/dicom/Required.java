package org.overread.core.dicom;

import java.util.List;
import org.overread.core.dicom.DicomException.Kind;

/**
 * Mandatory attributes (type 1).
 *
 * <p>Errors: {@link DicomException} MISSING_ATTRIBUTE, with keyword and tag, where an attribute is absent, empty or not of
 * its kind; MALFORMED where it has another number of values than it must have.
 */
public final class Required {

    /** The first value as text. */
    public static String string(DataSet from, int tag) throws DicomException {
        return from.string(tag).orElseThrow(() -> missing(tag));
    }

    /** The first value as an integer. */
    public static int integer(DataSet from, int tag) throws DicomException {
        return from.integer(tag).orElseThrow(() -> missing(tag));
    }

    /** The first value as a finite number. */
    public static double number(DataSet from, int tag) throws DicomException {
        return from.number(tag).orElseThrow(() -> missing(tag));
    }

    /** Exactly {@code count} finite numbers. */
    public static double[] numbers(DataSet from, int tag, int count) throws DicomException {
        double[] values = from.numbers(tag);
        if (values.length == 0) {
            throw missing(tag);
        }
        if (values.length != count) {
            throw new DicomException(
                    Kind.MALFORMED, values.length + " values in " + name(tag) + ", " + count + " are needed");
        }
        return values;
    }

    /** At least one item. */
    public static List<DataSet> items(DataSet from, int tag) throws DicomException {
        List<DataSet> items = from.items(tag);
        if (items.isEmpty()) {
            throw missing(tag);
        }
        return items;
    }

    /** The first item. */
    public static DataSet item(DataSet from, int tag) throws DicomException {
        return items(from, tag).get(0);
    }

    /** What is thrown where an attribute is absent. */
    public static DicomException missing(int tag) {
        return new DicomException(Kind.MISSING_ATTRIBUTE, "no " + name(tag));
    }

    /** Keyword and tag, as messages name an attribute: "SegmentNumber (0062,0004)". */
    public static String name(int tag) {
        return DicomDictionary.keyword(tag) + " " + Tags.format(tag);
    }

    private Required() {}
}
