package org.overread.viewer.overlaying;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.overread.core.image.PatientPoint;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.reformat.Reformatter;

/**
 * The values of another volume over a picture, in colours: interpolated where each pixel of the picture lies in the patient.
 * What lies outside that volume, or has no value there, is left as it is.
 *
 * @param frameOfReferenceUid of the pictures that it lies over
 * @param intoVolume from points of that frame of reference to those of the volume's; linear
 * @param colours of evenly spaced values, not premultiplied ARGB
 * @param low the value of the first colour and all below it; {@code high} of the last and all above it
 */
public record ValueLayer(
        Reformatter volume,
        String frameOfReferenceUid,
        UnaryOperator<PatientPoint> intoVolume,
        int[] colours,
        double low,
        double high)
        implements MapLayer {

    @Override
    public Optional<Painted> on(PictureGrid picture) {
        return picture.place()
                .filter(place -> place.frameOfReferenceUid().equals(frameOfReferenceUid))
                .map(place -> painted(
                        GridSteps.between(voxel(place.first()), voxel(place.nextColumn()), voxel(place.nextRow())),
                        SlabSteps.between(voxel(place.first()), voxel(place.deeper()), place.slab(), volume.grid())));
    }

    @Override
    public boolean rowsApart() {
        return true;
    }

    /** The volume's value at a point of the pictures' frame of reference; NaN where it has none. */
    public float value(PatientPoint point) {
        double[] at = voxel(point);
        return volume.atVoxel(at[0], at[1], at[2]);
    }

    /** What is shown of the volume at a point of a plane: of a thick one what its projection makes there. */
    public float value(ReformatPlane plane, PatientPoint point) {
        double[] at = voxel(point);
        return SlabSteps.between(at, voxel(point.plus(1, plane.normal())), plane.slab(), volume.grid())
                .value(volume, at[0], at[1], at[2]);
    }

    private double[] voxel(PatientPoint point) {
        return volume.grid().toVoxel(intoVolume.apply(point));
    }

    private Painted painted(GridSteps steps, SlabSteps slab) {
        ColourRow row = (y, from, to, into) -> {
            for (int x = from; x < to; x++) {
                into[x] = colour(slab.value(volume, steps.at(0, x, y), steps.at(1, x, y), steps.at(2, x, y)));
            }
        };
        return new Painted(row, List::of);
    }

    private int colour(float value) {
        if (Float.isNaN(value)) {
            return 0;
        }
        double part = (value - low) / (high - low);
        return colours[(int) (Math.clamp(part, 0, 1) * (colours.length - 1) + 0.5)];
    }
}
