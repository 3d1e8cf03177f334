package org.overread.core.image;

/** The rectangle of a frame in the patient: its plane and its size in pixels. */
public record PlacedFrame(ImagePlane plane, int columns, int rows) {

    /** Corners in order around the frame: outer corners of the outermost pixels. */
    PatientPoint[] corners() {
        return new PatientPoint[] {
            plane.toPatient(new ImagePoint(0, 0)),
            plane.toPatient(new ImagePoint(columns, 0)),
            plane.toPatient(new ImagePoint(columns, rows)),
            plane.toPatient(new ImagePoint(0, rows))
        };
    }
}
