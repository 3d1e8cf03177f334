package org.overread.ai.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.generic.GenericDetector;
import org.overread.ai.model.ModelInput.Normalisation;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelPackage;
import org.overread.ai.nodule.NoduleDetector;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceException;

/** A model whose detection is measured, and what the station may add to it. */
public final class MeasuredModel {
    /** What the station may add to the model's own time. */
    public enum Limit {
        MILLISECONDS_PER_MEGAVOXEL("ms/megavoxel", 40),
        PERCENT("%", 15),
        MILLISECONDS("ms", 3);

        private final String unit;
        private final double most;

        Limit(String unit, double most) {
            this.unit = unit;
            this.most = most;
        }

        public String unit() {
            return unit;
        }

        public double most() {
            return most;
        }
    }

    private final String name;
    private final Limit limit;
    private final ModelManifest manifest;
    private final byte[] model;

    private MeasuredModel(String name, Limit limit, ModelManifest manifest, byte[] model) {
        this.name = name;
        this.limit = limit;
        this.manifest = manifest;
        this.model = model;
    }

    /** A package of the nodule pipeline. */
    public static MeasuredModel nodules(Path folder) throws InferenceException, IOException {
        try (ModelPackage read = ModelPackage.read(folder)) {
            byte[] model = Files.readAllBytes(read.model());
            return new MeasuredModel(read.manifest().id(), Limit.MILLISECONDS_PER_MEGAVOXEL, read.manifest(), model);
        }
    }

    /** A segmentation of brain MR at 256 voxels of 1 mm each way: white and grey matter. */
    public static MeasuredModel brain(Path onnx) throws IOException {
        byte[] model = Files.readAllBytes(onnx);
        ModelOutput output = new ModelOutput(
                "logits",
                ModelOutput.Kind.SEGMENTATION,
                Optional.empty(),
                List.of(
                        TrialManifests.anatomy(1, "68523003", "White matter"),
                        TrialManifests.anatomy(2, "389080008", "Grey matter")));
        ModelManifest manifest = TrialManifests.manifest(
                model,
                TrialManifests.conformed(TrialManifests.normalisation(Normalisation.Kind.MINMAX)),
                List.of(output));
        String name = onnx.getFileName().toString().replace(".onnx", "");
        return new MeasuredModel(name, Limit.PERCENT, manifest, model);
    }

    /** Three convolutions over a radiograph of 512², with a map and a score. */
    public static MeasuredModel radiograph() {
        byte[] model = RadiographTrial.model();
        return new MeasuredModel("radiograph convolutions", Limit.MILLISECONDS, RadiographTrial.manifest(model), model);
    }

    public String name() {
        return name;
    }

    public Limit limit() {
        return limit;
    }

    /** As the station runs it. */
    public FindingDetector detector(EngineOptions options) throws InferenceException {
        return detector(options, new WatchedModel());
    }

    FindingDetector detector(EngineOptions options, WatchedModel watch) throws InferenceException {
        if (manifest.pipeline().equals(NoduleDetector.PIPELINE)) {
            String output = manifest.outputs().getFirst().tensor();
            return new NoduleDetector(
                    manifest,
                    watch.around(
                            new OnnxEngine(options)
                                    .open(
                                            ModelSource.of(model),
                                            manifest.input().tensor(),
                                            output),
                            output),
                    options.threads());
        }
        return new GenericDetector(manifest, watch.around(bare(options)), options.threads());
    }

    /** The model with nothing around it. */
    public TensorModel bare(EngineOptions options) throws InferenceException {
        return new OnnxEngine(options)
                .openTensors(ModelSource.of(model), manifest.input().tensor(), GenericDetector.tensors(manifest));
    }
}
