package org.overread.core.study;

import java.util.Arrays;
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
        Optional<PixelSpacing> spacing =
                spacing(header, frameNumber).filter(known -> known.origin() == PixelSpacing.Origin.PIXEL_SPACING);
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

    /**
     * Pixel spacing with its provenance; empty where unknown. Pixel Spacing that only repeats Imager Pixel Spacing is not
     * calibrated: it holds at the detector (PS3.3 10.7.1.3).
     */
    static Optional<PixelSpacing> spacing(DataSet header, int frameNumber) {
        DataSet measures = FunctionalGroups.of(header, Tag.PixelMeasuresSequence, frameNumber)
                .orElse(header);
        double[] patient = measures.numbers(Tag.PixelSpacing);
        double[] imager = header.numbers(Tag.ImagerPixelSpacing);
        boolean calibrated = isSpacing(patient) && !Arrays.equals(patient, imager);
        if (calibrated) {
            return Optional.of(new PixelSpacing(patient[0], patient[1], PixelSpacing.Origin.PIXEL_SPACING));
        }
        return isSpacing(imager)
                ? Optional.of(new PixelSpacing(imager[0], imager[1], PixelSpacing.Origin.IMAGER_PIXEL_SPACING))
                : Optional.empty();
    }

    private static boolean isSpacing(double[] values) {
        return values.length == 2 && values[0] > 0 && values[1] > 0;
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
