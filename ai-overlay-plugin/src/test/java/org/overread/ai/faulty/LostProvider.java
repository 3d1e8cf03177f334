package org.overread.ai.faulty;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.FallbackTensorModel;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.generic.GenericDetector;
import org.overread.ai.model.ModelPackage;
import org.overread.core.inference.DetectorProvider;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.SiteOperatingPoints;

/** Opens packages on a provider that computes a little, and then is gone in the middle of a run. */
public final class LostProvider implements DetectorProvider {
    /** What it says. */
    public static final String WHY = "the device was lost";

    private final OnnxEngine engine = new OnnxEngine(EngineOptions.ofSystem());

    @Override
    public List<String> diagnose() {
        return engine.diagnose();
    }

    @Override
    public FindingDetector open(Path folder, SiteOperatingPoints site) throws InferenceException {
        try (ModelPackage read = ModelPackage.read(folder)) {
            List<String> outputs = GenericDetector.tensors(read.manifest());
            TensorModel safe = engine.openTensors(
                    ModelSource.of(read.model()), read.manifest().input().tensor(), outputs);
            return new GenericDetector(read.manifest(), new FallbackTensorModel(lost(safe), safe, why -> {}), 1);
        }
    }

    @Override
    public void prove(Path folder) {}

    private static TensorModel lost(TensorModel like) {
        return new TensorModel() {
            @Override
            public String provider() {
                return "GPU";
            }

            @Override
            public long[] shape(String tensor) {
                return like.shape(tensor);
            }

            @Override
            public int rank() {
                return like.rank();
            }

            /** Half of the result is there already. */
            @Override
            public Map<String, Tensor> run(Tensor input, Wanted wanted) throws InferenceException {
                for (Tensor output : wanted.into().values()) {
                    for (int i = 0; i < Tensor.count(output.shape()) / 2; i++) {
                        output.values().put(i, Float.NaN);
                    }
                }
                throw new InferenceException(InferenceException.Kind.RUNTIME, WHY);
            }

            @Override
            public void close() {}
        };
    }
}
