package org.overread.core.registration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.image.PatientPoint;
import org.overread.core.reference.InstanceReference;
import org.overread.core.study.Instance;

/**
 * A Deformable Spatial Registration (PS3.3 A.39.2, C.20.3): where points of the registered frame of reference are to be
 * looked up in others. It leads from the registered one to a source, the other way than a {@link SpatialRegistration}.
 *
 * @param frameOfReferenceUid the registered one
 */
public record DeformableRegistration(String sopInstanceUid, String frameOfReferenceUid, List<Deformation> items) {

    /**
     * One item.
     *
     * @param images the images that it holds for; empty: all of the source frame of reference
     * @param before applied to registered points, before the offset
     * @param grid the offsets; empty: none
     * @param after applied last
     */
    public record Deformation(
            String sourceFrameOfReferenceUid,
            List<InstanceReference> images,
            Transform before,
            Optional<VectorGrid> grid,
            Transform after) {
        public Deformation {
            images = List.copyOf(images);
        }

        /** The source point of a registered point; empty where the grid does not reach or is undefined. */
        public Optional<PatientPoint> toSource(PatientPoint registered) throws IOException {
            PatientPoint moved = before.apply(registered);
            if (grid.isEmpty()) {
                return Optional.of(after.apply(moved));
            }
            return grid.get()
                    .offset(registered)
                    .map(by -> after.apply(new PatientPoint(moved.x() + by[0], moved.y() + by[1], moved.z() + by[2])));
        }
    }

    public DeformableRegistration {
        items = List.copyOf(items);
    }

    /**
     * The registration that an instance is. Vectors stay in its file.
     *
     * <p>Errors: {@link DicomException} MISSING_ATTRIBUTE and MALFORMED, with the attribute's keyword and the item;
     * TRUNCATED where vectors are missing; UNSUPPORTED for another SOP class.
     */
    public static DeformableRegistration of(Instance instance) throws DicomException {
        if (!instance.sopClassUid().equals(SopClass.DEFORMABLE_SPATIAL_REGISTRATION)) {
            throw new DicomException(
                    Kind.UNSUPPORTED, "no deformable registration, but SOP class " + instance.sopClassUid());
        }
        DataSet header = instance.header();
        List<Deformation> items = new ArrayList<>();
        for (DataSet item : Required.items(header, Tag.DeformableRegistrationSequence)) {
            try {
                items.add(deformation(item));
            } catch (DicomException e) {
                throw new DicomException(e.kind(), "registration " + (items.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return new DeformableRegistration(
                instance.sopInstanceUid(), Required.string(header, Tag.FrameOfReferenceUID), items);
    }

    private static Deformation deformation(DataSet item) throws DicomException {
        Optional<DataSet> grid = item.item(Tag.DeformableRegistrationGridSequence);
        return new Deformation(
                Required.string(item, Tag.SourceFrameOfReferenceUID),
                InstanceReference.all(item, Tag.ReferencedImageSequence),
                matrix(item, Tag.PreDeformationMatrixRegistrationSequence),
                grid.isPresent() ? Optional.of(VectorGrid.of(grid.get())) : Optional.empty(),
                matrix(item, Tag.PostDeformationMatrixRegistrationSequence));
    }

    private static Transform matrix(DataSet item, int sequenceTag) throws DicomException {
        Optional<DataSet> matrix = item.item(sequenceTag);
        return matrix.isPresent() ? Transform.of(matrix.get()) : Transform.IDENTITY;
    }

    /**
     * Where a registered point lies in a source frame of reference. Empty where there is no item for that, or several
     * (which hold for images), or where the grid does not reach.
     */
    public Optional<PatientPoint> map(PatientPoint registered, String toSourceFrameOfReference) throws IOException {
        List<Deformation> own = items.stream()
                .filter(item -> item.sourceFrameOfReferenceUid().equals(toSourceFrameOfReference))
                .toList();
        return own.size() == 1 ? own.get(0).toSource(registered) : Optional.empty();
    }
}
