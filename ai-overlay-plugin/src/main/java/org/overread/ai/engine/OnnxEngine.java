package org.overread.ai.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.RunReason;
import org.overread.core.store.NoRoomException;

/**
 * ONNX Runtime on this workstation: started when first needed, on the fastest provider that a kit has and that proves
 * itself, else on the CPU, with the reason kept for each provider that is not used.
 *
 * <p>Thread: any; the first call takes up to a second, with a kit a few.
 */
public final class OnnxEngine {
    private static final String SYSTEM = System.getProperty("os.name");
    private static final Given CONVOLUTION = new Given(
            ModelSource.of(Parity.convolution()),
            new TensorModel.Names(Parity.INPUT, List.of(Parity.OUTPUT)),
            Parity.CONVOLUTION);

    /** Of the largest that its jar holds, roughly. */
    private static final long LIBRARY_BYTES = 64 << 20;

    private final EngineOptions options;
    private final Map<ExecutionProvider, String> refusals = new EnumMap<>(ExecutionProvider.class);
    private Optional<OrtEnvironment> environment = Optional.empty();
    private Optional<InferenceException> unusable = Optional.empty();

    public OnnxEngine(EngineOptions options) {
        this.options = options;
    }

    /** Which execution provider runs will use, and for each other one why not. */
    public synchronized List<String> diagnose() {
        List<String> lines = new ArrayList<>();
        try {
            String version = start().getVersion();
            lines.add("ONNX Runtime " + version + " on "
                    + candidates().getFirst().title() + ", threads: " + options.threads());
            lines.addAll(refused());
        } catch (InferenceException e) {
            lines.add("no inference: " + e.getMessage());
        }
        return lines;
    }

    /** As {@link #open(ModelSource, String, String, Proof)}, of a model that comes without proof. */
    public PatchModel open(ModelSource model, String input, String output) throws InferenceException {
        return open(model, input, output, Proof.NONE);
    }

    /**
     * Opens a model with one input and one output.
     *
     * @param proof what it must give on another provider than the CPU to be run there
     * @throws InferenceException PACKAGE_REFUSED where the runtime refuses the model, its tensors are others or the proof
     *     fails on the CPU as well, RUNTIME where the engine cannot start
     */
    public PatchModel open(ModelSource model, String input, String output, Proof proof) throws InferenceException {
        TensorModel opened = open(model, new TensorModel.Names(input, List.of(output)), Trial.HOUNSFIELD, proof);
        return new TensorPatchModel(opened, input, output);
    }

    /**
     * Opens a model with one input and any outputs, on the fastest provider that gives for the trial what the CPU gives and
     * for the proof what it must; a run that fails there is repeated on the CPU.
     *
     * @throws InferenceException as {@link #open(ModelSource, String, String, Proof)}
     */
    public synchronized TensorModel open(ModelSource model, TensorModel.Names names, Trial trial, Proof proof)
            throws InferenceException {
        start();
        Given given = new Given(model, names, new Parity(trial, names.outputs(), proof));
        List<String> notOn = new CopyOnWriteArrayList<>();
        TensorModel safe = open(given, ExecutionProvider.CPU, notOn);
        try {
            for (ExecutionProvider provider : candidates()) {
                if (provider == ExecutionProvider.CPU) {
                    continue;
                }
                Optional<TensorModel> fast = proven(given, provider, safe, notOn);
                if (fast.isPresent()) {
                    return new FallbackTensorModel(fast.get(), safe, why -> refuse(provider, why));
                }
            }
            return safe;
        } catch (InferenceException e) {
            safe.close();
            throw e;
        }
    }

    /** A model that is to be opened. */
    private record Given(ModelSource source, TensorModel.Names names, Parity parity) {}

    /** A line for each provider that a site could have expected and that is not used. */
    private List<String> refused() {
        return refusals.entrySet().stream()
                .map(refusal -> refusal.getKey().title() + " is not used: " + refusal.getValue())
                .toList();
    }

    private List<ExecutionProvider> candidates() {
        return List.of(ExecutionProvider.values()).stream()
                .filter(provider -> provider.fits(SYSTEM) && !refusals.containsKey(provider))
                .toList();
    }

    /**
     * Opens a model with one input and any outputs, on the CPU.
     *
     * @throws InferenceException PACKAGE_REFUSED where the runtime refuses the model or lacks a tensor, RUNTIME where the
     *     engine cannot start
     */
    public synchronized TensorModel openTensors(ModelSource model, String input, List<String> outputs)
            throws InferenceException {
        start();
        TensorModel.Names names = new TensorModel.Names(input, outputs);
        return open(new Given(model, names, Parity.CONVOLUTION), ExecutionProvider.CPU, List.of());
    }

    /**
     * What a model in a file holds while it runs; empty where that cannot be told beforehand.
     *
     * @param shape of an input that the model takes
     * @throws InferenceException RUNTIME where the engine cannot start
     */
    public synchronized Optional<Activations> activations(Path model, String input, long[] shape)
            throws InferenceException {
        return Activations.of(start(), model, input, shape);
    }

    private static SessionOptions sessionOptions(EngineOptions options) throws OrtException {
        SessionOptions session = new SessionOptions();
        session.setIntraOpNumThreads(options.threads());
        // Threads sleep between kernels: the reader's scrolling comes first.
        session.addConfigEntry("session.intra_op.allow_spinning", "0");
        // Planned memory is kept per shape: half as much again, and no faster for large volumes.
        session.setMemoryPatternOptimization(false);
        return session;
    }

    private OrtEnvironment start() throws InferenceException {
        if (environment.isEmpty()) {
            lookAtKit();
            environment = Optional.of(load());
            probe();
        }
        return environment.get();
    }

    /** What the kit's files tell; a kit that cannot be loaded is not, since that would leave the process without an engine. */
    private void lookAtKit() {
        Optional<String> useless = options.gpuKit()
                .map(kit -> GpuKit.lacking(kit, SYSTEM).or(() -> KitTrial.refusal(kit)))
                .orElse(Optional.of("no GPU kit is installed (" + EngineOptions.GPU_KIT + " is not set)"));
        if (useless.isPresent()) {
            System.clearProperty(EngineOptions.GPU_KIT);
        }
        for (ExecutionProvider provider : candidates()) {
            if (provider != ExecutionProvider.CPU) {
                useless.or(() -> options.gpuKit().flatMap(kit -> GpuKit.lacking(kit, provider, SYSTEM)))
                        .ifPresent(why -> refuse(provider, why));
            }
        }
    }

    /** Java tries to load a library once: what kept it from that is kept. */
    private OrtEnvironment load() throws InferenceException {
        if (unusable.isEmpty()) {
            try {
                return RuntimeStart.environment();
            } catch (LinkageError | RuntimeException e) {
                unusable = Optional.of(unusable(e));
            }
        }
        InferenceException why = unusable.get();
        throw new InferenceException(why.kind(), why.reason(), why);
    }

    /** It unpacks its library into the temporary folder, and does not say why where it cannot. */
    private InferenceException unusable(Throwable failure) {
        String said = "ONNX Runtime cannot be loaded on this machine";
        boolean unpacked = System.getProperty(EngineOptions.GPU_KIT) == null;
        return unpacked && NoRoomException.temporaryFolderHasLessThan(LIBRARY_BYTES)
                ? new InferenceException(
                        Kind.DISK_FULL, said + ": the temporary folder has no room for its library", failure)
                : new InferenceException(Kind.RUNTIME, said, failure);
    }

    /** Has each provider that is left compute a convolution. */
    private void probe() throws InferenceException {
        try (TensorModel safe = open(CONVOLUTION, ExecutionProvider.CPU, List.of())) {
            for (ExecutionProvider provider : candidates()) {
                if (provider == ExecutionProvider.CPU) {
                    continue;
                }
                if (provider.isIn(OrtEnvironment.getAvailableProviders())) {
                    List<String> why = new ArrayList<>();
                    proven(CONVOLUTION, provider, safe, why).ifPresent(TensorModel::close);
                    why.forEach(refusal -> refuse(provider, refusal));
                } else {
                    refuse(provider, "this ONNX Runtime was built without it");
                }
            }
        }
    }

    /** Whether ONNX Runtime computes at all. @throws InferenceException where it does not */
    static void convolveOnCpu(OrtEnvironment started) throws InferenceException {
        EngineOptions alone = new EngineOptions(1, Optional.empty());
        try (TensorModel one =
                open(started, alone, CONVOLUTION, new OnnxTensorModel.Place(ExecutionProvider.CPU, List.of()))) {
            Optional<String> refusal = Parity.CONVOLUTION.refusal(one, one);
            if (refusal.isPresent()) {
                throw new InferenceException(Kind.RUNTIME, refusal.get());
            }
        }
    }

    /** The model on a provider that gives what the CPU gives; else the reason is added to {@code notOn}. */
    private Optional<TensorModel> proven(Given model, ExecutionProvider provider, TensorModel safe, List<String> notOn)
            throws InferenceException {
        TensorModel opened;
        try {
            opened = open(model, provider, notOn);
        } catch (InferenceException e) {
            notOn.add(e.getMessage());
            return Optional.empty();
        }
        try {
            Optional<String> refusal = model.parity().refusal(opened, safe);
            if (refusal.isEmpty()) {
                return Optional.of(opened);
            }
            notOn.add(refusal.get());
        } catch (InferenceException e) {
            opened.close();
            throw e;
        }
        opened.close();
        return Optional.empty();
    }

    private synchronized void refuse(ExecutionProvider provider, String why) {
        refusals.put(provider, why);
    }

    private TensorModel open(Given model, ExecutionProvider provider, List<String> notOn) throws InferenceException {
        return open(environment.orElseThrow(), options, model, new OnnxTensorModel.Place(provider, notOn));
    }

    private static TensorModel open(
            OrtEnvironment started, EngineOptions options, Given model, OnnxTensorModel.Place place)
            throws InferenceException {
        try (SessionOptions session = sessionOptions(options)) {
            place.provider().choose(session, options.engineCache());
            return new OnnxTensorModel(started, model.source().session(started, session), model.names(), place);
        } catch (OrtException e) {
            throw new InferenceException(
                    Kind.PACKAGE_REFUSED,
                    RunReason.of(
                            RunReason.Code.RUNTIME_REFUSES,
                            place.provider().title(),
                            e.getCode().toString()),
                    e);
        }
    }
}
