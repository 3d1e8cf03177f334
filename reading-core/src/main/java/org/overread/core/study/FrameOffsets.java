package org.overread.core.study;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;

/**
 * Planes of multi-frame images without functional groups whose frames are a stack: RT Dose by Grid Frame Offset Vector
 * (PS3.3 C.8.8.3.2), reconstructed nuclear medicine by Slice Vector and Spacing Between Slices (C.8.4.8, C.8.4.15).
 */
final class FrameOffsets {
    private static final double SAME_MM = 1e-3;

    private final DataSet header;
    private final ImagePlane first;
    /** Of all frames, read once: asked for each frame anew, they would take the square of their number. */
    private final double[] offsets;

    private final double[] slices;

    /** @param first plane of the first slice */
    FrameOffsets(DataSet header, ImagePlane first) {
        this.header = header;
        this.first = first;
        offsets = header.numbers(Tag.GridFrameOffsetVector);
        slices = header.numbers(Tag.SliceVector);
    }

    /** The plane of a frame, numbered from 1. Of images that are no such stack only the first frame's is known. */
    Optional<ImagePlane> plane(int frameNumber) {
        if (header.contains(Tag.GridFrameOffsetVector)) {
            return dose(frameNumber);
        }
        if (header.contains(Tag.SliceVector)) {
            return emission(frameNumber);
        }
        return frameNumber == 1 ? Optional.of(first) : Optional.empty();
    }

    /** Whether frames are slices, and not what a detector sees (Image Type RECON TOMO, RECON GATED TOMO). */
    static boolean isReconstructed(DataSet header) {
        return header.strings(Tag.ImageType).stream().anyMatch(value -> value.startsWith("RECON "));
    }

    private Optional<ImagePlane> dose(int frameNumber) {
        if (frameNumber > offsets.length) {
            return frameNumber == 1 ? Optional.of(first) : Optional.empty();
        }
        PatientPoint origin = first.firstPixelCentre();
        double offset = offsets[frameNumber - 1];
        if (offsets[0] == 0) {
            return Optional.of(first.at(origin.plus(offset, first.normal())));
        }
        // the other form: patient z of transverse planes
        boolean absolute = Math.abs(offsets[0] - origin.z()) <= SAME_MM && isTransverse(first);
        return absolute ? Optional.of(first.at(new PatientPoint(origin.x(), origin.y(), offset))) : Optional.empty();
    }

    private static boolean isTransverse(ImagePlane plane) {
        Direction x = new Direction(1, 0, 0);
        Direction y = new Direction(0, 1, 0);
        return plane.alongRow().dot(x) > 1 - 1e-6 && plane.alongColumn().dot(y) > 1 - 1e-6;
    }

    /** Positive spacing goes along the normal of the first slice, negative against it. */
    private Optional<ImagePlane> emission(int frameNumber) {
        OptionalDouble spacing = header.number(Tag.SpacingBetweenSlices);
        OptionalInt slice =
                frameNumber <= slices.length ? OptionalInt.of((int) slices[frameNumber - 1]) : OptionalInt.empty();
        if (!isReconstructed(header) || spacing.isEmpty() || spacing.getAsDouble() == 0 || slice.isEmpty()) {
            return Optional.empty();
        }
        double offset = (slice.getAsInt() - 1) * spacing.getAsDouble();
        return Optional.of(first.at(first.firstPixelCentre().plus(offset, first.normal())));
    }
}
