package org.overread.viewer.reformatting;

import org.overread.core.image.Direction;

/** The three planes of an MPR, as they lie before the reader turns them: axial seen from the feet, coronal from in front, sagittal from the left. */
public enum PlaneName {
    AXIAL(new Direction(1, 0, 0), new Direction(0, 1, 0)),
    CORONAL(new Direction(1, 0, 0), new Direction(0, 0, -1)),
    SAGITTAL(new Direction(0, 1, 0), new Direction(0, 0, -1));

    private final PlaneOrientation untilted;

    PlaneName(Direction across, Direction down) {
        untilted = new PlaneOrientation(across, down);
    }

    /** Along the patient's axes. */
    public PlaneOrientation untilted() {
        return untilted;
    }
}
