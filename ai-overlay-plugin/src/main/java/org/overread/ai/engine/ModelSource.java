package org.overread.ai.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.file.Path;

/** Where a model's bytes are. */
public final class ModelSource {
    private final Opening opening;

    private ModelSource(Opening opening) {
        this.opening = opening;
    }

    /** A file, which the runtime reads itself; weights of it can lie in other files of its folder. */
    public static ModelSource of(Path file) {
        return new ModelSource((runtime, options) -> runtime.createSession(file.toString(), options));
    }

    /** A small model that lies in memory. */
    public static ModelSource of(byte[] model) {
        return new ModelSource((runtime, options) -> runtime.createSession(model, options));
    }

    OrtSession session(OrtEnvironment runtime, SessionOptions options) throws OrtException {
        return opening.session(runtime, options);
    }

    @FunctionalInterface
    private interface Opening {
        OrtSession session(OrtEnvironment runtime, SessionOptions options) throws OrtException;
    }
}
