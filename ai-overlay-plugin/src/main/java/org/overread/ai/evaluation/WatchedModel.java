package org.overread.ai.evaluation;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.ai.engine.PatchModel;
import org.overread.ai.engine.TensorModel;
import org.overread.core.inference.InferenceException;

/** Times a model's runs within a detection, and keeps what it is given where that is asked for. */
final class WatchedModel {
    private Optional<RecordedRuns> recorded = Optional.empty();
    private final Processor processor = new Processor();
    private long nanoseconds;

    void record(RecordedRuns into) {
        recorded = Optional.of(into);
    }

    void recordNoMore() {
        recorded.ifPresent(RecordedRuns::end);
        recorded = Optional.empty();
    }

    /** Processor seconds of the whole process within the model since this was last asked. */
    double secondsInside() {
        double seconds = nanoseconds / 1e9;
        nanoseconds = 0;
        return seconds;
    }

    private interface Work<T> {
        T done() throws InferenceException;
    }

    private <T> T timed(Work<T> work) throws InferenceException {
        long start = processor.nanoseconds();
        try {
            return work.done();
        } finally {
            nanoseconds += processor.nanoseconds() - start;
        }
    }

    TensorModel around(TensorModel model) {
        return new TensorModel() {
            @Override
            public String provider() {
                return model.provider();
            }

            @Override
            public List<String> fallbacks() {
                return model.fallbacks();
            }

            @Override
            public long[] shape(String tensor) {
                return model.shape(tensor);
            }

            @Override
            public int rank() {
                return model.rank();
            }

            @Override
            public Map<String, Tensor> run(Tensor input, Wanted wanted) throws InferenceException {
                Map<String, long[]> outputs = new HashMap<>();
                wanted.into().forEach((name, tensor) -> outputs.put(name, tensor.shape()));
                recorded.ifPresent(runs -> runs.add(input, outputs, wanted.others(), wanted.last()));
                return timed(() -> model.run(input, wanted));
            }

            @Override
            public void close() {
                model.close();
            }
        };
    }

    /** @param output the name of its output */
    PatchModel around(PatchModel model, String output) {
        return new PatchModel() {
            @Override
            public String provider() {
                return model.provider();
            }

            @Override
            public List<String> fallbacks() {
                return model.fallbacks();
            }

            @Override
            public void run(Extent extent, FloatBuffer in, FloatBuffer out) throws InferenceException {
                long[] shape = {1, 1, extent.depth(), extent.height(), extent.width()};
                TensorModel.Tensor input = new TensorModel.Tensor(shape, in);
                recorded.ifPresent(runs -> runs.add(input, Map.of(output, shape), List.of(), false));
                timed(() -> {
                    model.run(extent, in, out);
                    return 0;
                });
            }

            @Override
            public void relax() {
                long start = processor.nanoseconds();
                model.relax();
                nanoseconds += processor.nanoseconds() - start;
            }

            @Override
            public void close() {
                model.close();
            }
        };
    }
}
