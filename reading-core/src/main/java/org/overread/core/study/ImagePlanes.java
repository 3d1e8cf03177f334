package org.overread.core.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.OrientationLetters;
import org.overread.core.image.PatientAxes;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;

/**
 * Where frames lie in the patient: from the Image Plane module or the functional groups (PS3.3 C.7.6.2, C.7.6.16.2), of
 * an ultrasound volume in its own frame of reference (C.8.24.2), of dose grids and reconstructed emission tomography by
 * their frames' offsets ({@link FrameOffsets}).
 */
final class ImagePlanes {
    /** Direction cosines further than this from unit length, or from a right angle, are not taken for an orientation. */
    private static final double COSINE_TOLERANCE = 1e-2;
    /** No space of a patient reaches further than this from its origin: a kilometre. */
    private static final double FARTHEST_MM = 1e6;

    /** Empty where position, orientation or spacing is absent or unusable, of projections, and where a multi-frame image does not say where its later frames lie. */
    static Optional<ImagePlane> of(DataSet header, int frameNumber) {
        if (isFunctional(header)) {
            return patient(header, frameNumber).or(() -> volume(header, frameNumber));
        }
        Optional<ImagePlane> first = patient(header, 1);
        boolean severalFrames = header.integer(Tag.NumberOfFrames).orElse(1) > 1;
        return severalFrames ? first.flatMap(plane -> new FrameOffsets(header, plane).plane(frameNumber)) : first;
    }

    /** Of each frame of a multi-frame image, in their order. @param first where its first frame lies */
    static List<Optional<ImagePlane>> all(DataSet header, Optional<ImagePlane> first, int frames) {
        List<Optional<ImagePlane>> planes = new ArrayList<>();
        boolean functional = isFunctional(header);
        Optional<FrameOffsets> offsets =
                functional ? Optional.empty() : patient(header, 1).map(plane -> new FrameOffsets(header, plane));
        for (int number = 1; number <= frames; number++) {
            int frame = number;
            Optional<ImagePlane> later =
                    functional ? of(header, frame) : offsets.flatMap(others -> others.plane(frame));
            planes.add(number == 1 ? first : later);
        }
        return planes;
    }

    private static boolean isFunctional(DataSet header) {
        return header.contains(Tag.PerFrameFunctionalGroupsSequence)
                || header.contains(Tag.SharedFunctionalGroupsSequence);
    }

    /** What lies towards the edges of a frame that has no plane, but says how it is turned; empty where it does not. */
    static Optional<OrientationLetters> letters(DataSet header, int frameNumber) {
        boolean stated = frameNumber == 1 || header.contains(Tag.PerFrameFunctionalGroupsSequence);
        return stated ? place(header, frameNumber).letters() : Optional.empty();
    }

    private static Optional<ImagePlane> patient(DataSet header, int frameNumber) {
        return place(header, frameNumber)
                .plane(header.string(Tag.FrameOfReferenceUID), () -> spacing(header, frameNumber));
    }

    private static Place place(DataSet header, int frameNumber) {
        DataSet position = FunctionalGroups.of(header, Tag.PlanePositionSequence, frameNumber)
                .orElse(frameNumber == 1 ? header : new DataSet());
        DataSet orientation = FunctionalGroups.of(header, Tag.PlaneOrientationSequence, frameNumber)
                .orElse(header);
        DataSet detector = FrameOffsets.isReconstructed(header)
                ? header.item(Tag.DetectorInformationSequence).orElse(header)
                : header;
        double[] point = position.numbers(Tag.ImagePositionPatient);
        double[] cosines = orientation.numbers(Tag.ImageOrientationPatient);
        return new Place(
                point.length == 0 ? detector.numbers(Tag.ImagePositionPatient) : point,
                cosines.length == 0 ? detector.numbers(Tag.ImageOrientationPatient) : cosines,
                Quadruped.axes(header));
    }

    /** Ultrasound volumes lie in a space of their own, which is not the patient's. */
    private static Optional<ImagePlane> volume(DataSet header, int frameNumber) {
        Optional<DataSet> position = FunctionalGroups.of(header, Tag.PlanePositionVolumeSequence, frameNumber);
        Optional<DataSet> orientation = FunctionalGroups.of(header, Tag.PlaneOrientationVolumeSequence, frameNumber);
        if (position.isEmpty() || orientation.isEmpty()) {
            return Optional.empty();
        }
        Place place = new Place(
                position.get().numbers(Tag.ImagePositionVolume),
                orientation.get().numbers(Tag.ImageOrientationVolume),
                PatientAxes.OTHER);
        return place.plane(header.string(Tag.VolumeFrameOfReferenceUID), () -> spacing(header, frameNumber));
    }

    private static Optional<PixelSpacing> spacing(DataSet header, int frameNumber) {
        return Calibrations.of(header, frameNumber)
                .whole()
                .filter(known -> known.origin() == PixelSpacing.Origin.PIXEL_SPACING);
    }

    /** Of increasing column, and of increasing row. */
    private record Directions(Direction row, Direction column) {}

    /** Position and orientation as they are stated. */
    private record Place(double[] point, double[] cosines, PatientAxes axes) {

        /** @param spacing asked for where all else is there: looking for it costs the most */
        Optional<ImagePlane> plane(Optional<String> frameOfReference, Supplier<Optional<PixelSpacing>> spacing) {
            if (point.length != 3
                    || !Arrays.stream(point).allMatch(mm -> Math.abs(mm) <= FARTHEST_MM)
                    || frameOfReference.isEmpty()) {
                return Optional.empty();
            }
            PatientPoint first = new PatientPoint(point[0], point[1], point[2]);
            return directions()
                    .flatMap(along -> spacing.get()
                            .map(between -> new ImagePlane(
                                    frameOfReference.get(), first, along.row(), along.column(), between, axes)));
        }

        Optional<OrientationLetters> letters() {
            return directions().map(along -> OrientationLetters.of(along.row(), along.column(), axes));
        }

        private Optional<Directions> directions() {
            if (cosines.length != 6) {
                return Optional.empty();
            }
            Optional<Direction> alongRow = unit(cosines[0], cosines[1], cosines[2]);
            Optional<Direction> alongColumn = unit(cosines[3], cosines[4], cosines[5]);
            boolean upright = alongRow.isPresent()
                    && alongColumn.isPresent()
                    && Math.abs(alongRow.get().dot(alongColumn.get())) <= COSINE_TOLERANCE;
            return upright ? Optional.of(new Directions(alongRow.get(), alongColumn.get())) : Optional.empty();
        }
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
