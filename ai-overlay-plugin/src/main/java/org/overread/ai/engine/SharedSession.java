package org.overread.ai.engine;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;

/** A session of ONNX Runtime that may be closed while it runs: it is freed after the last run, and nobody waits. Thread: any. */
final class SharedSession implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SharedSession.class.getName());

    private final OrtSession session;
    private int running;
    private boolean closed;

    SharedSession(OrtSession session) {
        this.session = session;
    }

    /**
     * The session for one run, which ends with {@link #leave}.
     *
     * @throws InferenceException CANCELLED where it was closed
     */
    synchronized OrtSession enter() throws InferenceException {
        if (closed) {
            throw new InferenceException(Kind.CANCELLED, "the model was closed");
        }
        running++;
        return session;
    }

    synchronized void leave() {
        running--;
        if (closed && running == 0) {
            free();
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (running == 0) {
                free();
            }
        }
    }

    private void free() {
        try {
            session.close();
        } catch (OrtException e) {
            LOG.log(System.Logger.Level.WARNING, "a model session did not close: {0}", e.getCode());
        }
    }
}
