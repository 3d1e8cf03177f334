package org.overread.core.inference;

/** How a detector tells its progress and learns that it is no longer wanted. Called on the detector's thread. */
public interface DetectionMonitor {

    /** @param fraction 0…1 of the work done */
    void progress(double fraction);

    /** Whether to stop at the next patch; the detector then throws {@link InferenceException} of kind CANCELLED. */
    boolean cancelled();

    /** For runs that nobody watches and nobody stops. */
    static DetectionMonitor unwatched() {
        return new DetectionMonitor() {
            @Override
            public void progress(double fraction) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
