package org.overread.core.measurement;

import java.util.List;
import org.overread.core.dicom.DicomException;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.reformat.Reformatter;

/**
 * The values of a volume, with what they are and their unit, between the voxels by linear interpolation.
 *
 * <p>Thread: immutable.
 */
public record VolumeValues(Reformatter values, CodedConcept quantity, Unit unit) {

    /**
     * Of frames in the order of slices.
     *
     * @throws DicomException UNSUPPORTED where they measure different things
     */
    public static VolumeValues of(VolumeGeometry grid, List<FrameValues> frames) throws DicomException {
        FrameValues first =
                frames.stream().filter(frame -> !isStored(frame)).findFirst().orElse(frames.getFirst());
        for (FrameValues frame : frames) {
            if (!isLike(frame, first)) {
                throw new DicomException(
                        DicomException.Kind.UNSUPPORTED, "slices of one volume measure different things");
            }
        }
        return new VolumeValues(
                new Reformatter(
                        grid, frames.stream().map(FrameValues::forSampling).toList()),
                first.quantity(),
                first.unit());
    }

    /** A slice that is rescaled by 1 and 0 gives stored values among those of the others. */
    private static boolean isLike(FrameValues frame, FrameValues first) {
        boolean same = frame.quantity().equals(first.quantity()) && frame.unit().equals(first.unit());
        return same || isStored(frame) && first.quantity().equals(MeasurementCodes.rescaled(""));
    }

    private static boolean isStored(FrameValues frame) {
        return frame.quantity().equals(MeasurementCodes.STORED_VALUE);
    }

    /** On the pixels of a plane: of a thick one what its projection shows there. */
    public PixelValues on(ReformatPlane plane) {
        return new OnPlane(this, plane);
    }

    private record OnPlane(VolumeValues volume, ReformatPlane plane) implements PixelValues {
        @Override
        public int columns() {
            return plane.columns();
        }

        @Override
        public int rows() {
            return plane.rows();
        }

        @Override
        public double value(int column, int row) {
            PatientPoint centre = plane.pixelCentre(column, row);
            return plane.slab().thicknessMm() == 0
                    ? volume.values().value(centre)
                    : volume.values().sample(plane.around(centre))[0];
        }

        @Override
        public CodedConcept quantity() {
            return volume.quantity();
        }

        @Override
        public Unit unit() {
            return volume.unit();
        }
    }
}
