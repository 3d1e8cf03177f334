package org.overread.core.image;

/** What the axes of a coordinate system mean, and with it which letters an image may carry (PS3.3 C.7.6.2.1.1). */
public enum PatientAxes {
    /** x to the left, y to posterior, z to the head. */
    BIPED("L", "R", "P", "A", "H", "F"),
    /** Neck, trunk and tail of a quadruped: x to the left, y to dorsal, z to cranial. */
    QUADRUPED_TRUNK("LE", "RT", "D", "V", "CR", "CD"),
    /** A head, limb or unstated part of a quadruped: only the sides are certain. */
    QUADRUPED_OTHER("LE", "RT", "", "", "", ""),
    /** Not the patient's, such as the axes of an ultrasound volume: no letters. */
    OTHER("", "", "", "", "", "");

    private final String[] letters;

    PatientAxes(String... letters) {
        this.letters = letters;
    }

    /** Letters towards the positive or the negative end of an axis (0 x, 1 y, 2 z); empty where there are none. */
    String letter(int axis, boolean positive) {
        return letters[2 * axis + (positive ? 0 : 1)];
    }
}
