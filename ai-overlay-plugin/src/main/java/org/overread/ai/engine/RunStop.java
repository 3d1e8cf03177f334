package org.overread.ai.engine;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import org.overread.core.inference.DetectionMonitor;

/**
 * The options of one run, by which ONNX Runtime is told to end it before its next operator once nobody wants it any more:
 * of a loop that does not end, before its next turn. Thread: closed by the run's, stopped by any.
 */
final class RunStop implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RunStop.class.getName());

    private final RunOptions options = new RunOptions();
    private boolean closed;

    RunStop(DetectionMonitor monitor) throws OrtException {
        monitor.whenCancelled(this::stop);
    }

    RunOptions options() {
        return options;
    }

    private synchronized void stop() {
        if (!closed) {
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                LOG.log(System.Logger.Level.WARNING, "a run could not be ended early: {0}", e.getCode());
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        options.close();
    }
}
