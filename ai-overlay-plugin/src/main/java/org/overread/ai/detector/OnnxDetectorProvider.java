package org.overread.ai.detector;

import java.nio.file.Path;
import java.util.List;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.engine.PatchModel;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.generic.GenericDetector;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelPackage;
import org.overread.ai.nodule.NoduleDetector;
import org.overread.core.inference.DetectorProvider;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;

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
    public List<String> diagnose() {
        return engine.diagnose();
    }

    @Override
    public FindingDetector open(Path packageFolder) throws InferenceException {
        try (ModelPackage read = ModelPackage.read(packageFolder)) {
            return read.manifest().pipeline().equals(GenericDetector.PIPELINE) ? generic(read) : nodules(read);
        }
    }

    /** As {@link #open}, for callers that choose the operating point. */
    public NoduleDetector openNoduleDetector(Path packageFolder) throws InferenceException {
        try (ModelPackage read = ModelPackage.read(packageFolder)) {
            return nodules(read);
        }
    }

    private GenericDetector generic(ModelPackage read) throws InferenceException {
        ModelManifest manifest = read.manifest();
        TensorModel model = engine.openTensors(
                ModelSource.of(read.model()), manifest.input().tensor(), GenericDetector.tensors(manifest));
        try {
            return new GenericDetector(manifest, model, options.threads());
        } catch (InferenceException e) {
            model.close();
            throw e;
        }
    }

    private NoduleDetector nodules(ModelPackage read) throws InferenceException {
        ModelManifest manifest = read.manifest();
        if (!manifest.pipeline().equals(NoduleDetector.PIPELINE)) {
            throw new InferenceException(
                    Kind.PACKAGE_REFUSED, "this station has no processing for the manifest's pipeline");
        }
        PatchModel model = engine.open(
                ModelSource.of(read.model()),
                manifest.input().tensor(),
                manifest.outputs().getFirst().tensor());
        try {
            return new NoduleDetector(manifest, model, options.threads());
        } catch (InferenceException e) {
            model.close();
            throw e;
        }
    }
}
