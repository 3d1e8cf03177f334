package org.overread.core.study;

import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;

/** Where frames lie in the patient, from the Image Plane module or the functional groups (PS3.3 C.7.6.2, C.7.6.16.2). */
final class ImagePlanes {
    /** Direction cosines further than this from unit length, or from a right angle, are not taken for an orientation. */
    private static final double COSINE_TOLERANCE = 1e-2;

    /** Empty where position, orientation or spacing is absent or unusable; classic multi-frame images say it of no frame but the first. */
    static Optional<ImagePlane> of(DataSet header, int frameNumber) {
        if (frameNumber > 1 && !header.contains(Tag.PerFrameFunctionalGroupsSequence)) {
            return Optional.empty();
        }
        DataSet position = FunctionalGroups.of(header, Tag.PlanePositionSequence, frameNumber)
                .orElse(header);
        DataSet orientation = FunctionalGroups.of(header, Tag.PlaneOrientationSequence, frameNumber)
                .orElse(header);
        double[] point = position.numbers(Tag.ImagePositionPatient);
        double[] cosines = orientation.numbers(Tag.ImageOrientationPatient);
        Optional<PixelSpacing> spacing = spacing(header, frameNumber);
        Optional<String> frameOfReference = header.string(Tag.FrameOfReferenceUID);
        if (point.length != 3 || cosines.length != 6 || spacing.isEmpty() || frameOfReference.isEmpty()) {
            return Optional.empty();
        }
        Optional<Direction> alongRow = unit(cosines[0], cosines[1], cosines[2]);
        Optional<Direction> alongColumn = unit(cosines[3], cosines[4], cosines[5]);
        if (alongRow.isEmpty()
                || alongColumn.isEmpty()
                || Math.abs(alongRow.get().dot(alongColumn.get())) > COSINE_TOLERANCE) {
            return Optional.empty();
        }
        PatientPoint first = new PatientPoint(point[0], point[1], point[2]);
        return Optional.of(
                new ImagePlane(frameOfReference.get(), first, alongRow.get(), alongColumn.get(), spacing.get()));
    }

    /** Pixel spacing in the patient; empty where unknown. */
    static Optional<PixelSpacing> spacing(DataSet header, int frameNumber) {
        DataSet measures = FunctionalGroups.of(header, Tag.PixelMeasuresSequence, frameNumber)
                .orElse(header);
        double[] spacing = measures.numbers(Tag.PixelSpacing);
        return spacing.length == 2 && spacing[0] > 0 && spacing[1] > 0
                ? Optional.of(new PixelSpacing(spacing[0], spacing[1], PixelSpacing.Origin.PIXEL_SPACING))
                : Optional.empty();
    }

    /** Brought to unit length exactly: cosines are written with few digits. */
    private static Optional<Direction> unit(double x, double y, double z) {
        double length = Math.sqrt(x * x + y * y + z * z);
        return Math.abs(length - 1) > COSINE_TOLERANCE
                ? Optional.empty()
                : Optional.of(new Direction(x / length, y / length, z / length));
    }

    private ImagePlanes() {}
}
