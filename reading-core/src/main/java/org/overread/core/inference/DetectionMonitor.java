package org.overread.core.inference;

/** How a detector tells its progress and learns that it is no longer wanted. Called on the detector's thread. */
public interface DetectionMonitor {

    /** @param fraction 0…1 of the work done */
    void progress(double fraction);

    /** Whether to stop at the next patch; the detector then throws {@link InferenceException} of kind CANCELLED. */
    boolean cancelled();

    /**
     * What ends the detector's work early, once, as soon as the run is no longer wanted: at once where it is not already.
     * Called on the thread of whoever does not want it any more.
     */
    default void whenCancelled(Runnable stop) {}

    /** Tells a step's end. @throws InferenceException CANCELLED where the run is no longer wanted */
    default void reached(double fraction) throws InferenceException {
        progress(fraction);
        if (cancelled()) {
            throw new InferenceException(InferenceException.Kind.CANCELLED, RunReason.of(RunReason.Code.CANCELLED));
        }
    }

    /** For a step whose own 0…1 is from … to of the whole. */
    default DetectionMonitor part(double from, double to) {
        DetectionMonitor whole = this;
        return new DetectionMonitor() {
            @Override
            public void progress(double fraction) {
                whole.progress(from + fraction * (to - from));
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }

            @Override
            public void whenCancelled(Runnable stop) {
                whole.whenCancelled(stop);
            }
        };
    }

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
