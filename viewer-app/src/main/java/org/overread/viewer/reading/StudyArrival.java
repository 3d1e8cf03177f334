package org.overread.viewer.reading;

/** What is on its way into a window and can be called off: a study being opened, images that still come. Thread: JavaFX. */
final class StudyArrival {
    private final Runnable callOff;
    private boolean opening;
    private boolean retrieving;

    StudyArrival(Runnable callOff) {
        this.callOff = callOff;
    }

    boolean isOpening() {
        return opening;
    }

    void opening(boolean now) {
        opening = now;
    }

    void retrieving(boolean now) {
        retrieving = now;
    }

    void nothing() {
        opening = false;
        retrieving = false;
    }

    /** The reader no longer wants what is on its way, if anything is. */
    void cancel() {
        if (opening || retrieving) {
            callOff.run();
        }
    }
}
