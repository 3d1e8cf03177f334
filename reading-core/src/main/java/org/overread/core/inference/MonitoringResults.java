package org.overread.core.inference;

/**
 * Where results of silent models go, for those who watch how a model does at this site. It is written to by runs, and no
 * reader's way leads out of it (invariant I4).
 */
public interface MonitoringResults {
    /** For queues that run no silent model. */
    MonitoringResults NONE = run -> {
        throw new IllegalStateException("nobody keeps the results of silent models here");
    };

    /** Keeps a run that has ended, with its true state and all that it found. Returns at once. */
    void keep(InferenceStatus ended);
}
