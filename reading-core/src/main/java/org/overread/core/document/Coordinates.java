package org.overread.core.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;

/** Reads coordinates (PS3.3 C.18.6, C.18.7, C.18.9). Errors: MALFORMED where the points do not fit the graphic type. */
final class Coordinates {

    static ContentValue.Scoord inImage(DataSet item) throws DicomException {
        GraphicType type =
                GraphicType.ofTerm(Required.string(item, Tag.GraphicType)).orElseThrow(Coordinates::unknownType);
        double[] data = data(item, 2);
        if (!type.takes(data.length / 2)) {
            throw wrongCount(data.length / 2, type.name());
        }
        List<ImagePoint> points = new ArrayList<>(data.length / 2);
        for (int i = 0; i < data.length; i += 2) {
            points.add(new ImagePoint(data[i], data[i + 1]));
        }
        boolean ofMatrix = item.string(Tag.PixelOriginInterpretation)
                .filter("VOLUME"::equals)
                .isPresent();
        return new ContentValue.Scoord(type, points, ofMatrix, item.string(Tag.FiducialUID));
    }

    static ContentValue.Scoord3d inPatient(DataSet item) throws DicomException {
        GraphicType3d type =
                GraphicType3d.ofTerm(Required.string(item, Tag.GraphicType)).orElseThrow(Coordinates::unknownType);
        double[] data = data(item, 3);
        if (!type.takes(data.length / 3)) {
            throw wrongCount(data.length / 3, type.name());
        }
        List<PatientPoint> points = new ArrayList<>(data.length / 3);
        for (int i = 0; i < data.length; i += 3) {
            points.add(new PatientPoint(data[i], data[i + 1], data[i + 2]));
        }
        return new ContentValue.Scoord3d(
                type, points, Required.string(item, Tag.ReferencedFrameOfReferenceUID), item.string(Tag.FiducialUID));
    }

    static ContentValue.Tcoord inTime(DataSet item) throws DicomException {
        String range = Required.string(item, Tag.TemporalRangeType);
        List<Long> samples = DoubleStream.of(item.numbers(Tag.ReferencedSamplePositions))
                .mapToObj(at -> (long) at)
                .toList();
        List<Double> offsets =
                Arrays.stream(item.numbers(Tag.ReferencedTimeOffsets)).boxed().toList();
        List<String> dateTimes = item.strings(Tag.ReferencedDateTime);
        if (samples.isEmpty() && offsets.isEmpty() && dateTimes.isEmpty()) {
            throw new DicomException(Kind.MISSING_ATTRIBUTE, "temporal coordinates without a sample, offset or time");
        }
        return new ContentValue.Tcoord(range, samples, offsets, dateTimes);
    }

    private static double[] data(DataSet item, int dimensions) throws DicomException {
        double[] data = item.numbers(Tag.GraphicData);
        if (data.length == 0) {
            throw new DicomException(Kind.MISSING_ATTRIBUTE, "no usable " + Required.name(Tag.GraphicData));
        }
        if (data.length % dimensions != 0) {
            throw new DicomException(
                    Kind.MALFORMED,
                    data.length + " values in " + Required.name(Tag.GraphicData) + ", not a multiple of " + dimensions);
        }
        return data;
    }

    private static DicomException unknownType() {
        return new DicomException(Kind.MALFORMED, "an unknown " + Required.name(Tag.GraphicType));
    }

    private static DicomException wrongCount(int points, String type) {
        return new DicomException(Kind.MALFORMED, points + " points are no " + type);
    }

    private Coordinates() {}
}
