package org.overread.core.codec.jpegxl;

/** Frames that later ones refer to. Standard: ISO/IEC 18181-1 F.2. Not thread-safe. */
final class KeptFrames {
    private final Planes[] beforeColour = new Planes[4];
    private final Planes[] shown = new Planes[4];
    private final Planes[] lowFrequency = new Planes[4];

    /** Frames as they were coded; null where none was kept. */
    Planes[] forPatches() {
        return beforeColour;
    }

    /** What lies below a frame that is laid over it; null where nothing does. */
    Planes below(int source) {
        return shown[source];
    }

    /** The means for a frame of a level, 0 for the image itself; null where there are none. */
    Planes lowFrequency(int level) {
        return level < 4 ? lowFrequency[level] : null;
    }

    void keepLowFrequency(int level, Planes planes) {
        lowFrequency[level - 1] = planes;
    }

    void keepBeforeColour(int slot, Planes planes) {
        beforeColour[slot] = planes;
        shown[slot] = null;
    }

    void keepShown(int slot, Planes planes) {
        shown[slot] = planes;
        beforeColour[slot] = null;
    }
}
