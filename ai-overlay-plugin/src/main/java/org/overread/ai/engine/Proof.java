package org.overread.ai.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.core.inference.InferenceException;

/** What a model must give for a known input, wherever it computes. */
@FunctionalInterface
public interface Proof {
    /** Of a model that comes without one. */
    Proof NONE = model -> Optional.empty();

    /** What the model gave otherwise, in one line; empty where it gives what it must. */
    Optional<String> failure(Runner model);

    /** Runs a model once. */
    @FunctionalInterface
    interface Runner {
        /** @param outputs names of the tensors that are wanted; of any other shape than the input's where the model says so */
        Map<String, Tensor> run(Tensor input, List<String> outputs) throws InferenceException;
    }
}
