package org.overread.core.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcepts;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.reference.InstanceReference;
import org.overread.core.study.Instance;

/** Spatial Fiducials (PS3.3 A.40, C.21.2): sets of fiducials, each set in one frame of reference or on some images. */
public record SpatialFiducials(String sopInstanceUid, List<FiducialSet> sets) {

    /** Fiducials of one frame of reference. */
    public record FiducialSet(
            Optional<String> frameOfReferenceUid, List<InstanceReference> images, List<Fiducial> fiducials) {
        public FiducialSet {
            images = List.copyOf(images);
            fiducials = List.copyOf(fiducials);
        }
    }

    public SpatialFiducials {
        sets = List.copyOf(sets);
    }

    /** Errors: {@link DicomException} MISSING_ATTRIBUTE and MALFORMED, with the attribute's keyword; UNSUPPORTED for another SOP class. */
    public static SpatialFiducials of(Instance instance) throws DicomException {
        if (!instance.sopClassUid().equals(SopClass.SPATIAL_FIDUCIALS)) {
            throw new DicomException(Kind.UNSUPPORTED, "no fiducials, but SOP class " + instance.sopClassUid());
        }
        List<FiducialSet> sets = new ArrayList<>();
        for (DataSet set : Required.items(instance.header(), Tag.FiducialSetSequence)) {
            List<Fiducial> fiducials = new ArrayList<>();
            for (DataSet item : Required.items(set, Tag.FiducialSequence)) {
                fiducials.add(fiducial(item));
            }
            sets.add(new FiducialSet(
                    set.string(Tag.FrameOfReferenceUID),
                    InstanceReference.all(set, Tag.ReferencedImageSequence),
                    fiducials));
        }
        return new SpatialFiducials(instance.sopInstanceUid(), sets);
    }

    private static Fiducial fiducial(DataSet item) throws DicomException {
        List<Fiducial.OnImage> onImages = new ArrayList<>();
        for (DataSet graphic : item.items(Tag.GraphicCoordinatesDataSequence)) {
            double[] values = multiple(graphic, Tag.GraphicData, 2);
            List<ImagePoint> points = new ArrayList<>();
            for (int i = 0; i < values.length; i += 2) {
                points.add(new ImagePoint(values[i], values[i + 1]));
            }
            onImages.add(new Fiducial.OnImage(
                    InstanceReference.of(Required.item(graphic, Tag.ReferencedImageSequence)), points));
        }
        List<PatientPoint> points = new ArrayList<>();
        double[] values = item.contains(Tag.ContourData) ? multiple(item, Tag.ContourData, 3) : new double[0];
        for (int i = 0; i < values.length; i += 3) {
            points.add(new PatientPoint(values[i], values[i + 1], values[i + 2]));
        }
        return new Fiducial(
                Required.string(item, Tag.FiducialIdentifier),
                item.string(Tag.FiducialDescription),
                CodedConcepts.first(item, Tag.FiducialIdentifierCodeSequence),
                item.string(Tag.ShapeType),
                points,
                onImages,
                item.number(Tag.ContourUncertaintyRadius));
    }

    private static double[] multiple(DataSet item, int tag, int of) throws DicomException {
        double[] values = item.numbers(tag);
        if (values.length == 0) {
            throw Required.missing(tag);
        }
        if (values.length % of != 0) {
            throw new DicomException(
                    Kind.MALFORMED, values.length + " values in " + Required.name(tag) + ", not " + of + " a point");
        }
        return values;
    }
}
