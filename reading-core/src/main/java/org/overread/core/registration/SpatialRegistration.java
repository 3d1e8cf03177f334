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
import org.overread.core.image.PatientPoint;
import org.overread.core.study.Instance;

/**
 * A Spatial Registration (PS3.3 A.39.1, C.20.2): frames of reference brought into one.
 *
 * @param frameOfReferenceUid the registered one, into which all items lead
 */
public record SpatialRegistration(String sopInstanceUid, String frameOfReferenceUid, List<MatrixRegistration> items) {
    public SpatialRegistration {
        items = List.copyOf(items);
    }

    /**
     * The registration that an instance is.
     *
     * <p>Errors: {@link DicomException} MISSING_ATTRIBUTE and MALFORMED, with the attribute's keyword and the item;
     * UNSUPPORTED for another SOP class.
     */
    public static SpatialRegistration of(Instance instance) throws DicomException {
        if (!instance.sopClassUid().equals(SopClass.SPATIAL_REGISTRATION)) {
            throw new DicomException(
                    Kind.UNSUPPORTED, "no spatial registration, but SOP class " + instance.sopClassUid());
        }
        DataSet header = instance.header();
        List<MatrixRegistration> items = new ArrayList<>();
        for (DataSet item : Required.items(header, Tag.RegistrationSequence)) {
            try {
                items.add(MatrixRegistration.of(item));
            } catch (DicomException e) {
                throw new DicomException(e.kind(), "registration " + (items.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return new SpatialRegistration(
                instance.sopInstanceUid(), Required.string(header, Tag.FrameOfReferenceUID), items);
    }

    /**
     * How points of one frame of reference lie in another, by way of the registered one. Empty where an item is lacking,
     * or where two items say it differently: then it holds for images, not for the frame of reference.
     */
    public Optional<Transform> between(String fromFrameOfReference, String toFrameOfReference) {
        if (fromFrameOfReference.equals(toFrameOfReference)) {
            return Optional.of(Transform.IDENTITY);
        }
        Optional<Transform> from = toRegistered(fromFrameOfReference);
        Optional<Transform> to = toRegistered(toFrameOfReference);
        return from.isPresent() && to.isPresent()
                ? Optional.of(to.get().inverse().after(from.get()))
                : Optional.empty();
    }

    /** A point of one frame of reference in another. Errors: none; empty as {@link #between}. */
    public Optional<PatientPoint> map(PatientPoint point, String fromFrameOfReference, String toFrameOfReference) {
        return between(fromFrameOfReference, toFrameOfReference).map(transform -> transform.apply(point));
    }

    private Optional<Transform> toRegistered(String frameOfReference) {
        List<MatrixRegistration> own = items.stream()
                .filter(item -> item.sourceFrameOfReferenceUid().equals(Optional.of(frameOfReference)))
                .toList();
        if (own.isEmpty()) {
            return frameOfReference.equals(frameOfReferenceUid) ? Optional.of(Transform.IDENTITY) : Optional.empty();
        }
        Transform first = own.get(0).toRegistered();
        return own.stream().allMatch(item -> item.toRegistered().near(first)) ? Optional.of(first) : Optional.empty();
    }
}
