package org.overread.ai.detector;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.ai.engine.Activations;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.engine.PatchModel;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.engine.Trial;
import org.overread.ai.generic.GenericDetector;
import org.overread.ai.head.HyperdensityDetector;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelPackage;
import org.overread.ai.nodule.NoduleDetector;
import org.overread.ai.selftest.SelfTest;
import org.overread.core.inference.DetectorProvider;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.SiteOperatingPoints;

/** Opens model packages with ONNX Runtime. Thread: any; not the JavaFX thread, the first call takes up to a second. */
public final class OnnxDetectorProvider implements DetectorProvider {
    private final EngineOptions options;
    private final OnnxEngine engine;

    /** As the system properties say, for ServiceLoader. */
    public OnnxDetectorProvider() {
        this(EngineOptions.ofSystem());
    }

    public OnnxDetectorProvider(EngineOptions options) {
        this.options = options;
        engine = new OnnxEngine(options);
    }

    @Override
    public DetectorProvider keepingEnginesIn(Path folder) {
        return new OnnxDetectorProvider(options.keepingEnginesIn(folder));
    }

    @Override
    public List<String> diagnose() {
        return engine.diagnose();
    }

    @Override
    public FindingDetector open(Path packageFolder, SiteOperatingPoints site) throws InferenceException {
        try (ModelPackage read = ModelPackage.read(packageFolder)) {
            return detector(read, read.manifest().at(site.of(read.manifest().id())));
        }
    }

    @Override
    public void prove(Path packageFolder) throws InferenceException {
        try (SelfTestTime time = new SelfTestTime();
                ModelPackage read = ModelPackage.read(packageFolder)) {
            ModelManifest manifest = read.manifest();
            detector(read, manifest).close();
            try (TensorModel model = engine.openTensors(
                    ModelSource.of(read.model()), manifest.input().tensor(), SelfTest.outputs(manifest))) {
                Optional<String> failure = SelfTest.of(read)
                        .failure((input, outputs) ->
                                model.run(input, new TensorModel.Wanted(Map.of(), outputs, true, time)));
                if (failure.isPresent()) {
                    throw new InferenceException(Kind.PACKAGE_REFUSED, failure.get());
                }
            }
        }
    }

    private FindingDetector detector(ModelPackage read, ModelManifest manifest) throws InferenceException {
        return switch (manifest.pipeline()) {
            case GenericDetector.PIPELINE -> generic(read, manifest);
            case NoduleDetector.PIPELINE -> ofPatches(read, manifest, NoduleDetector::new);
            case HyperdensityDetector.PIPELINE -> ofPatches(read, manifest, HyperdensityDetector::new);
            default ->
                throw new InferenceException(
                        Kind.PACKAGE_REFUSED, "this station has no processing for the manifest's pipeline");
        };
    }

    /** As {@link #open}, for callers that choose the operating point. */
    public NoduleDetector openNoduleDetector(Path packageFolder) throws InferenceException {
        try (ModelPackage read = ModelPackage.read(packageFolder)) {
            return ofPatches(read, read.manifest(), NoduleDetector::new);
        }
    }

    private GenericDetector generic(ModelPackage read, ModelManifest manifest) throws InferenceException {
        Trial trial = GenericDetector.trial(manifest);
        String input = manifest.input().tensor();
        TensorModel model = engine.open(
                ModelSource.of(read.model()),
                new TensorModel.Names(input, GenericDetector.tensors(manifest)),
                trial,
                SelfTest.of(read));
        try {
            Optional<Activations> held = engine.activations(read.model(), input, trial.shape());
            return new GenericDetector(manifest, model, held, options.threads());
        } catch (InferenceException e) {
            model.close();
            throw e;
        }
    }

    private interface Making<D> {
        D of(ModelManifest manifest, PatchModel model, int threads) throws InferenceException;
    }

    private <D> D ofPatches(ModelPackage read, ModelManifest manifest, Making<D> making) throws InferenceException {
        PatchModel model = engine.open(
                ModelSource.of(read.model()),
                manifest.input().tensor(),
                manifest.outputs().getFirst().tensor(),
                SelfTest.of(read));
        try {
            return making.of(manifest, model, options.threads());
        } catch (InferenceException e) {
            model.close();
            throw e;
        }
    }
}
