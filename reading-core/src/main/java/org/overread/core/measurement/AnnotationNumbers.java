package org.overread.core.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.image.Calibration;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.reformat.ReformatPlane;

/** The numbers of what is drawn on a frame. */
public final class AnnotationNumbers {

    /** Lengths, areas, angles: in millimetres only where one calibration holds for the whole shape, else in pixels. */
    public static List<Measured> ofShape(Shape shape, Calibration calibration) {
        if (shape instanceof Shape.MaskVolume mask) {
            return ShapeMeasures.volume(mask);
        }
        return new ShapeMeasures(calibration.spacing(reach(shape)), calibration.pixelAspect()).of(shape);
    }

    /**
     * All of {@link #ofShape}, then those of the values inside.
     *
     * @param values of the frame that the shape is drawn on; absent where they cannot be read or are no single numbers
     *     (colour). Thread: blocks for as long as the region is large
     */
    public static List<Measured> of(Shape shape, Calibration calibration, Optional<? extends PixelValues> values) {
        List<Measured> numbers = new ArrayList<>(ofShape(shape, calibration));
        if (shape instanceof Shape.Region region && values.isPresent()) {
            numbers.addAll(ShapeMeasures.ofValues(region, values.get()));
        }
        return List.copyOf(numbers);
    }

    /**
     * Of a shape on a plane through a volume: in millimetres of the patient.
     *
     * @param spacing where the volume's spacing is known from
     * @param values of the volume; absent where they are not read, or are no single numbers
     */
    public static List<Measured> onPlane(
            Shape shape, ReformatPlane plane, PixelSpacing.Origin spacing, Optional<VolumeValues> values) {
        PixelSpacing pixel = new PixelSpacing(plane.pixelMm(), plane.pixelMm(), spacing);
        List<Measured> numbers = new ArrayList<>(new ShapeMeasures(Optional.of(pixel), 1).of(shape));
        if (shape instanceof Shape.Region region && values.isPresent()) {
            numbers.addAll(ShapeMeasures.ofValues(region, values.get().on(plane)));
        }
        return List.copyOf(numbers);
    }

    /** Points that the shape does not reach beyond: its own, and of an ellipse the corners of a box around it. */
    static List<ImagePoint> reach(Shape shape) {
        if (!(shape instanceof Shape.Ellipse(ImagePoint centre, ImagePoint first, ImagePoint second))) {
            return shape.points();
        }
        double columns = Math.hypot(first.column() - centre.column(), second.column() - centre.column());
        double rows = Math.hypot(first.row() - centre.row(), second.row() - centre.row());
        return List.of(
                new ImagePoint(centre.column() - columns, centre.row() - rows),
                new ImagePoint(centre.column() + columns, centre.row() - rows),
                new ImagePoint(centre.column() + columns, centre.row() + rows),
                new ImagePoint(centre.column() - columns, centre.row() + rows));
    }

    private AnnotationNumbers() {}
}
