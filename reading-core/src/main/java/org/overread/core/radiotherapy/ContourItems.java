package org.overread.core.radiotherapy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Value;
import org.overread.core.reference.InstanceReference;

/** Reads the contours of one region; a damaged one is left out and named in a warning. */
record ContourItems(int region, List<String> warnings) {

    List<Contour> read(List<DataSet> items) {
        List<Contour> contours = new ArrayList<>(items.size());
        int index = 0;
        for (DataSet item : items) {
            index++;
            try {
                contours.add(contour(item));
            } catch (DicomException e) {
                warnings.add("region " + region + ", contour " + index + ": " + e.getMessage());
            }
        }
        return contours;
    }

    private static Contour contour(DataSet item) throws DicomException {
        String typeName = Required.string(item, Tag.ContourGeometricType);
        ContourType type = ContourType.named(typeName)
                .orElseThrow(() -> new DicomException(
                        Kind.UNSUPPORTED, "another ContourGeometricType (3006,0042) than the standard has"));
        return new Contour(
                item.integer(Tag.ContourNumber),
                type,
                coordinates(item),
                item.number(Tag.ContourSlabThickness),
                InstanceReference.all(item, Tag.ContourImageSequence));
    }

    private static double[] coordinates(DataSet item) throws DicomException {
        double[] values = item.numbers(Tag.ContourData);
        if (values.length == 0) {
            throw withoutNumbers(item);
        }
        OptionalInt points = item.integer(Tag.NumberOfContourPoints);
        boolean fits = points.isPresent() ? values.length == 3L * points.getAsInt() : values.length % 3 == 0;
        if (!fits) {
            throw new DicomException(
                    Kind.MALFORMED,
                    values.length + " values in " + Required.name(Tag.ContourData)
                            + (points.isPresent() ? " for " + points.getAsInt() + " points" : ", not three a point"));
        }
        return values;
    }

    private static DicomException withoutNumbers(DataSet item) {
        Optional<Value> value = item.element(Tag.ContourData).map(Element::value);
        if (value.filter(Value.Bulk.class::isInstance).isPresent()) {
            return new DicomException(Kind.TOO_LARGE, Required.name(Tag.ContourData) + " is too large for one contour");
        }
        return item.strings(Tag.ContourData).isEmpty()
                ? Required.missing(Tag.ContourData)
                : new DicomException(Kind.MALFORMED, Required.name(Tag.ContourData) + " holds what is no number");
    }
}
