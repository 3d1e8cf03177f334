package org.overread.ai.generic;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.overread.ai.engine.Activations;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.engine.Trial;
import org.overread.ai.model.ManifestDetector;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.SeriesEligibility;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.Volume;
import org.overread.core.inference.Detection;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.MemoryNeed;
import org.overread.core.inference.RunInput;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.VolumeSource;
import org.overread.core.study.ImageFrameReader;
import org.overread.core.study.SeriesFrame;

/** Runs any model as its manifest says: series to tensor, tensor to regions, maps, scores, measurements and landmarks. */
public final class GenericDetector implements ManifestDetector {
    /** What a manifest calls this processing. */
    public static final String PIPELINE = "generic/1";

    /** Of a model that takes any: what is halved four times still has whole voxels. */
    private static final int TRIAL_EXTENT = 32;

    private final ModelManifest manifest;
    private final TensorModel model;
    private final Optional<Activations> activations;
    private final int threads;
    private final List<OutputPlan> outputs;

    /** @throws InferenceException PACKAGE_REFUSED where the manifest asks for what this processing does not do */
    public GenericDetector(ModelManifest manifest, TensorModel model, int threads) throws InferenceException {
        this(manifest, model, Optional.empty(), threads);
    }

    /**
     * @param activations what the model holds while it runs; empty where its graph does not tell
     * @throws InferenceException PACKAGE_REFUSED where the manifest asks for what this processing does not do
     */
    public GenericDetector(ModelManifest manifest, TensorModel model, Optional<Activations> activations, int threads)
            throws InferenceException {
        this.activations = activations;
        this.manifest = manifest;
        this.model = model;
        this.threads = threads;
        outputs = manifest.outputs().stream()
                .map(output -> OutputPlan.of(output, model, manifest.input().tensor()))
                .toList();
        GenericPipeline.require(manifest, outputs, model);
    }

    /** All output tensors that a manifest names. */
    public static List<String> tensors(ModelManifest manifest) {
        return manifest.outputs().stream()
                .flatMap(OutputPlan::tensors)
                .distinct()
                .toList();
    }

    /** What a model of this manifest is tried with: as large as it says, else small, of values as it is given them. */
    public static Trial trial(ModelManifest manifest) {
        ModelInput input = manifest.input();
        int axes = input.dimensions() == ModelInput.Dimensions.VOLUME ? 3 : 2;
        List<Integer> extents = !input.patch().isEmpty()
                ? input.patch()
                : !input.size().isEmpty() ? input.size() : Collections.nCopies(axes, TRIAL_EXTENT);
        long[] shape = LongStream.concat(
                        LongStream.of(1, input.channels()), extents.stream().mapToLong(Integer::longValue))
                .toArray();
        boolean hounsfield = input.normalisation().kind() == ModelInput.Normalisation.Kind.HU;
        return hounsfield ? new Trial(shape, -1000, 200) : new Trial(shape, 0, 1);
    }

    @Override
    public ModelManifest manifest() {
        return manifest;
    }

    /** Where all labels that have one share it. */
    @Override
    public Optional<ModelScore> operatingPoint() {
        List<Double> points = manifest.outputs().stream()
                .flatMap(output -> output.labels().stream())
                .flatMap(label -> label.operatingPoint().stream())
                .map(ModelOutput.OperatingPoint::score)
                .distinct()
                .toList();
        return points.size() == 1 ? Optional.of(new ModelScore(points.getFirst())) : Optional.empty();
    }

    @Override
    public MemoryNeed memoryNeed(RunInput input) {
        return new GenericMemory(manifest, outputs, activations).need(input);
    }

    @Override
    public List<String> fallbacks() {
        return model.fallbacks();
    }

    @Override
    public Detection detect(RunInput input, VolumeSource volumes, DetectionMonitor monitor)
            throws InferenceException, IOException, InterruptedException {
        if (manifest.input().dimensions() != ModelInput.Dimensions.IMAGE) {
            return volumes(input, volumes, monitor);
        }
        List<SeriesFrame> frames = SeriesEligibility.of(manifest).eligible(input.series());
        if (frames.isEmpty()) {
            throw new InferenceException(
                    InferenceException.Kind.NOT_ELIGIBLE, RunReason.of(RunReason.Code.NO_IMAGE_FOR_MODEL));
        }
        return images(frames.size(), n -> read(frames.get(n)), monitor);
    }

    @Override
    public Detection detect(Volume volume, DetectionMonitor monitor) throws InferenceException {
        if (manifest.input().dimensions() == ModelInput.Dimensions.IMAGE) {
            try {
                return images(
                        volume.frames().size(),
                        n -> new ImageFrameInput(
                                volume.frames().get(n),
                                Optional.of(volume.planes().get(n)),
                                false),
                        monitor);
            } catch (IOException e) {
                throw new IllegalStateException("frames in memory are not read", e);
            }
        }
        requireChannels(0);
        try (SliceWorkers workers = new SliceWorkers(threads)) {
            return new VolumeInference(manifest.input(), outputs, model, workers).run(volume, monitor);
        }
    }

    private Detection volumes(RunInput input, VolumeSource volumes, DetectionMonitor monitor)
            throws InferenceException, IOException, InterruptedException {
        requireChannels(input.beside().size());
        Volume first = volumes.load(input.series());
        try (SliceWorkers workers = new SliceWorkers(threads)) {
            VolumeInference inference = new VolumeInference(manifest.input(), outputs, model, workers);
            try (ChannelTensor tensor = inference.fill(first)) {
                for (RunInput.Channel channel : input.beside()) {
                    tensor.beside(
                            volumes.load(channel.series()), channel.place().channel());
                }
                return inference.run(tensor, monitor);
            }
        }
    }

    private void requireChannels(int beside) throws InferenceException {
        if (beside != manifest.input().beside().size()) {
            throw new InferenceException(
                    InferenceException.Kind.NOT_ELIGIBLE, RunReason.of(RunReason.Code.CHANNELS_MISSING));
        }
    }

    private interface Frames {
        ImageFrameInput frame(int n) throws IOException;
    }

    private Detection images(int count, Frames frames, DetectionMonitor monitor)
            throws InferenceException, IOException {
        ImageResult result = new ImageResult();
        Optional<String> frameOfReference = Optional.empty();
        try (SliceWorkers workers = new SliceWorkers(threads)) {
            ImageInference inference = new ImageInference(manifest.input(), outputs, model, workers);
            for (int n = 0; n < count; n++) {
                if (monitor.cancelled()) {
                    throw new InferenceException(
                            InferenceException.Kind.CANCELLED, RunReason.of(RunReason.Code.CANCELLED));
                }
                ImageFrameInput frame = frames.frame(n);
                ImageInference.Given given = inference.run(frame, n == count - 1, monitor);
                for (OutputPlan plan : outputs) {
                    result.add(plan, frame, given);
                }
                frameOfReference = frameOfReference.or(() -> frame.plane().map(ImagePlane::frameOfReferenceUid));
                monitor.progress((n + 1.0) / count);
            }
        }
        return new Detection(model.provider(), frameOfReference, result.regions(), result.whole());
    }

    private static ImageFrameInput read(SeriesFrame frame) throws IOException {
        boolean inverted = frame.instance()
                .header()
                .string(Tag.PhotometricInterpretation)
                .filter("MONOCHROME1"::equals)
                .isPresent();
        return new ImageFrameInput(
                new ImageFrameReader().read(frame.instance(), frame.frameNumber()), frame.plane(), inverted);
    }

    @Override
    public void close() {
        model.close();
    }
}
