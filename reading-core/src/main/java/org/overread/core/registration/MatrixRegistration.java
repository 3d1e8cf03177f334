package org.overread.core.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.CodedConcepts;
import org.overread.core.reference.InstanceReference;

/**
 * One item of a spatial registration: how points of a source frame of reference lie in the registered one.
 *
 * @param sourceFrameOfReferenceUid empty where only images say what is registered
 * @param images the images that it holds for; empty: all of the frame of reference
 * @param toRegistered from source points to registered points
 * @param method Registration Type
 */
public record MatrixRegistration(
        Optional<String> sourceFrameOfReferenceUid,
        List<InstanceReference> images,
        Transform toRegistered,
        Optional<CodedConcept> method,
        Optional<String> comment) {
    public MatrixRegistration {
        images = List.copyOf(images);
    }

    static MatrixRegistration of(DataSet item) throws DicomException {
        Optional<String> source = item.string(Tag.FrameOfReferenceUID);
        List<InstanceReference> images = InstanceReference.all(item, Tag.ReferencedImageSequence);
        if (source.isEmpty() && images.isEmpty()) {
            throw Required.missing(Tag.FrameOfReferenceUID);
        }
        DataSet registration = Required.item(item, Tag.MatrixRegistrationSequence);
        List<Transform> matrices = new ArrayList<>();
        for (DataSet matrix : Required.items(registration, Tag.MatrixSequence)) {
            matrices.add(Transform.of(matrix));
        }
        return new MatrixRegistration(
                source,
                images,
                product(matrices),
                CodedConcepts.first(registration, Tag.RegistrationTypeCodeSequence),
                registration.string(Tag.FrameOfReferenceTransformationComment));
    }

    /**
     * Of several matrices only where their order makes no difference: the standard's words for it are read both ways by
     * those who write them, and the wrong one puts points elsewhere.
     */
    private static Transform product(List<Transform> matrices) throws DicomException {
        Transform forwards = Transform.IDENTITY;
        Transform backwards = Transform.IDENTITY;
        for (Transform next : matrices) {
            forwards = forwards.after(next);
            backwards = next.after(backwards);
        }
        if (!forwards.near(backwards)) {
            throw new DicomException(
                    Kind.UNSUPPORTED,
                    "several matrices in " + Required.name(Tag.MatrixSequence) + " whose order matters");
        }
        return forwards;
    }
}
