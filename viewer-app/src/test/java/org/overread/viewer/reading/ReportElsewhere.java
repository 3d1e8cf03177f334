package org.overread.viewer.reading;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.PatientPoint;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

/** A report of measurements as another system writes it. */
final class ReportElsewhere {
    private ReportElsewhere() {}

    /** A series that is one report. @param numbers each in a group of its own, called by the label */
    static Series of(String uid, String label, DataSet... numbers) {
        return report(
                uid,
                label,
                Stream.of(numbers).map(number -> group(label, number)).toArray(DataSet[]::new));
    }

    private static Series report(String uid, String label, DataSet... groups) {
        DataSet root = container("", "126000:DCM:Imaging Measurement Report")
                .putItems(
                        Tag.ContentSequence,
                        item("HAS OBS CONTEXT", "PNAME", "121008:DCM:Person Observer Name")
                                .putString(Tag.PersonName, Vr.PN, "OTHER^READER"),
                        container("CONTAINS", "126010:DCM:Imaging Measurements").putItems(Tag.ContentSequence, groups))
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.88.34")
                .putString(Tag.SOPInstanceUID, Vr.UI, uid + ".1")
                .putString(Tag.StudyInstanceUID, Vr.UI, ReadingBench.STUDY)
                .putString(Tag.SeriesInstanceUID, Vr.UI, uid)
                .putString(Tag.Modality, Vr.CS, "SR");
        Instance instance = new Instance(
                Path.of(uid + ".dcm"),
                "1.2.840.10008.1.2.1",
                uid + ".1",
                "1.2.840.10008.5.1.4.1.1.88.34",
                0,
                Optional.empty(),
                root);
        return new Series(uid, "SR", Optional.of(9), label, "", List.of(instance), false, List.of());
    }

    static DataSet length(String mm, String frameOfReference, PatientPoint from, PatientPoint to) {
        return number("410668003:SCT:Length", mm, "mm")
                .putItems(Tag.ContentSequence, scoord3d(frameOfReference, "POLYLINE", from, to));
    }

    /** @param corners the outline is closed from the last to the first */
    static DataSet area(String squareMm, String frameOfReference, PatientPoint... corners) {
        PatientPoint[] closed =
                Stream.concat(Stream.of(corners), Stream.of(corners[0])).toArray(PatientPoint[]::new);
        return number("42798000:SCT:Area", squareMm, "mm2")
                .putItems(Tag.ContentSequence, scoord3d(frameOfReference, "POLYGON", closed));
    }

    /** A series that is one report of the volume of a segment (TID 1411). */
    static Series volume(String uid, String label, String millilitres, String segmentation, int segment) {
        DataSet reference = new DataSet()
                .putString(Tag.ReferencedSOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.66.4")
                .putString(Tag.ReferencedSOPInstanceUID, Vr.UI, segmentation)
                .putInteger(Tag.ReferencedSegmentNumber, Vr.US, segment);
        return report(
                uid,
                label,
                group(
                        label,
                        item("CONTAINS", "IMAGE", "121191:DCM:Referenced Segment")
                                .putItems(Tag.ReferencedSOPSequence, reference),
                        number("118565006:SCT:Volume", millilitres, "ml")));
    }

    private static DataSet group(String label, DataSet... items) {
        return container("CONTAINS", "125007:DCM:Measurement Group")
                .putItems(
                        Tag.ContentSequence,
                        Stream.concat(
                                        Stream.of(item("HAS OBS CONTEXT", "TEXT", "112039:DCM:Tracking Identifier")
                                                .putString(Tag.TextValue, Vr.UT, label)),
                                        Stream.of(items))
                                .toArray(DataSet[]::new));
    }

    private static DataSet number(String name, String value, String unit) {
        return item("CONTAINS", "NUM", name)
                .putItems(
                        Tag.MeasuredValueSequence,
                        new DataSet()
                                .putString(Tag.NumericValue, Vr.DS, value)
                                .putItems(Tag.MeasurementUnitsCodeSequence, code(unit + ":UCUM:" + unit)));
    }

    private static DataSet scoord3d(String frameOfReference, String type, PatientPoint... points) {
        double[] data = new double[3 * points.length];
        for (int i = 0; i < points.length; i++) {
            data[3 * i] = points[i].x();
            data[3 * i + 1] = points[i].y();
            data[3 * i + 2] = points[i].z();
        }
        return item("INFERRED FROM", "SCOORD3D", "121055:DCM:Path")
                .putString(Tag.GraphicType, Vr.CS, type)
                .putString(Tag.ReferencedFrameOfReferenceUID, Vr.UI, frameOfReference)
                .putFloating(Tag.GraphicData, Vr.FL, data);
    }

    private static DataSet container(String relationship, String name) {
        return item(relationship, "CONTAINER", name);
    }

    private static DataSet item(String relationship, String type, String name) {
        DataSet item = new DataSet().putString(Tag.ValueType, Vr.CS, type);
        if (!relationship.isEmpty()) {
            item.putString(Tag.RelationshipType, Vr.CS, relationship);
        }
        return item.putItems(Tag.ConceptNameCodeSequence, code(name));
    }

    private static DataSet code(String code) {
        String[] parts = code.split(":");
        return new DataSet()
                .putString(Tag.CodeValue, Vr.SH, parts[0])
                .putString(Tag.CodingSchemeDesignator, Vr.SH, parts[1])
                .putString(Tag.CodeMeaning, Vr.LO, parts[2]);
    }
}
