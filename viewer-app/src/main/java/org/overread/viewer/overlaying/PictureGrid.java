package org.overread.viewer.overlaying;

import java.util.Optional;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.inference.MapGrid;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.reformat.Slab;
import org.overread.viewer.viewport.StackFrame;
import org.overread.viewer.viewport.ViewGeometry;

/**
 * The pixels of a picture: which frame it is of, where they lie on that frame and in the patient. Maps are sampled at their
 * centres.
 *
 * @param frame what the picture is of; empty for a plane cut through a volume
 * @param place where the pixels lie in the patient; empty where that is not known
 * @param onFrame where they lie on the frame; empty without one
 * @param width of the picture
 * @param left of the part that the image covers, in pixels of the picture, included; {@code right} and {@code bottom} excluded
 */
record PictureGrid(
        Optional<StackFrame> frame,
        Optional<Place> place,
        Optional<OnFrame> onFrame,
        int width,
        int left,
        int top,
        int right,
        int bottom) {

    /**
     * Where pixels lie in the patient.
     *
     * @param first centre of the picture's first pixel, mm LPS+; of a slab in its middle
     * @param nextColumn centre of the one right of it; {@code nextRow} of the one below it
     * @param deeper 1 mm behind the first
     */
    record Place(
            String frameOfReferenceUid,
            PatientPoint first,
            PatientPoint nextColumn,
            PatientPoint nextRow,
            PatientPoint deeper,
            Slab slab) {}

    /** The same on the frame, convention of SCOORD. */
    record OnFrame(ImagePoint first, ImagePoint nextColumn, ImagePoint nextRow) {}

    /** Of a frame's picture that is not turned. */
    static PictureGrid of(StackFrame frame, ViewGeometry geometry) {
        ImagePoint first = geometry.toImage(0.5, 0.5);
        ImagePoint nextColumn = geometry.toImage(1.5, 0.5);
        ImagePoint nextRow = geometry.toImage(0.5, 1.5);
        int width = (int) geometry.viewWidth();
        int height = (int) geometry.viewHeight();
        double left = width / 2.0 - geometry.centre().column() * geometry.scale();
        double top = height / 2.0 - geometry.centre().row() * geometry.rowScale();
        return new PictureGrid(
                Optional.of(frame),
                frame.plane().map(plane -> place(plane, first, nextColumn, nextRow)),
                Optional.of(new OnFrame(first, nextColumn, nextRow)),
                width,
                edge(left, width),
                edge(top, height),
                edge(left + geometry.columns() * geometry.scale(), width),
                edge(top + geometry.rows() * geometry.rowScale(), height));
    }

    /** Of a plane through a volume, as thick as it is. */
    static PictureGrid of(ReformatPlane plane) {
        PatientPoint first = plane.toPatient(new ImagePoint(0.5, 0.5));
        return new PictureGrid(
                Optional.empty(),
                Optional.of(new Place(
                        plane.frameOfReferenceUid(),
                        first,
                        plane.toPatient(new ImagePoint(1.5, 0.5)),
                        plane.toPatient(new ImagePoint(0.5, 1.5)),
                        first.plus(1, plane.normal()),
                        plane.slab())),
                Optional.empty(),
                plane.columns(),
                0,
                0,
                plane.columns(),
                plane.rows());
    }

    /** How the places of a map go by from pixel to pixel; empty where the map has none in this picture for sure. */
    Optional<GridSteps> over(MapGrid grid) {
        return switch (grid) {
            case MapGrid.InVolume volume ->
                place.filter(here -> here.frameOfReferenceUid()
                                .equals(volume.geometry().frameOfReferenceUid()))
                        .map(here -> GridSteps.between(
                                volume.geometry().toVoxel(here.first()),
                                volume.geometry().toVoxel(here.nextColumn()),
                                volume.geometry().toVoxel(here.nextRow())));
            case MapGrid.OnFrame cells ->
                frame.filter(shown -> shown.ref().equals(cells.frame()))
                        .flatMap(shown -> onFrame)
                        .map(here -> GridSteps.between(
                                cells.toCell(here.first()),
                                cells.toCell(here.nextColumn()),
                                cells.toCell(here.nextRow())));
        };
    }

    private static Place place(ImagePlane plane, ImagePoint first, ImagePoint nextColumn, ImagePoint nextRow) {
        return new Place(
                plane.frameOfReferenceUid(),
                plane.toPatient(first),
                plane.toPatient(nextColumn),
                plane.toPatient(nextRow),
                plane.toPatient(first).plus(1, plane.normal()),
                Slab.NONE);
    }

    /** The first pixel whose centre lies at or behind an edge. */
    private static int edge(double at, int extent) {
        return Math.clamp((long) Math.ceil(at - 0.5), 0, extent);
    }
}
