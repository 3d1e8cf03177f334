package org.overread.ai.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;

/**
 * ONNX Runtime on this workstation: started when first needed, on CUDA where a kit is installed and proves itself, else on
 * the CPU with the reason kept.
 *
 * <p>Thread: any; the first call takes up to a second.
 */
public final class OnnxEngine {
    private static final String CPU = "CPU";
    private static final String CUDA = "CUDA";

    private final EngineOptions options;
    private Optional<OrtEnvironment> environment = Optional.empty();
    private Optional<String> cudaRefusal = Optional.empty();

    public OnnxEngine(EngineOptions options) {
        this.options = options;
    }

    /** Which execution provider runs will use, and why not another. */
    public synchronized List<String> diagnose() {
        List<String> lines = new ArrayList<>();
        try {
            String version = start().getVersion();
            String provider = cudaRefusal.isEmpty() ? CUDA : CPU;
            lines.add("ONNX Runtime " + version + " on " + provider + ", threads: " + options.threads());
            cudaRefusal.ifPresent(why -> lines.add("CUDA is not used: " + why));
        } catch (InferenceException e) {
            lines.add("no inference: " + e.getMessage());
        }
        return lines;
    }

    /**
     * Opens a model with one input and one output.
     *
     * @throws InferenceException PACKAGE_REFUSED where the runtime refuses the model or its tensors are others, RUNTIME
     *     where the engine cannot start
     */
    public synchronized PatchModel open(byte[] model, String input, String output) throws InferenceException {
        start();
        OnnxPatchModel.Names names = new OnnxPatchModel.Names(input, output);
        PatchModel onCpu = open(model, names, CPU);
        Optional<PatchModel> onCuda = cudaRefusal.isEmpty() ? onCuda(model, names, onCpu) : Optional.empty();
        return onCuda.map(cuda -> (PatchModel) new FallbackModel(cuda, onCpu, this::refuseCuda))
                .orElse(onCpu);
    }

    private OrtEnvironment start() throws InferenceException {
        if (environment.isEmpty()) {
            Optional<String> lacking = options.gpuKit()
                    .map(kit -> GpuKit.lacking(kit, System.getProperty("os.name")))
                    .orElse(Optional.of("no GPU kit is installed (" + EngineOptions.GPU_KIT + " is not set)"));
            if (lacking.isPresent()) {
                // A folder without the libraries would leave the process without any engine.
                System.clearProperty(EngineOptions.GPU_KIT);
                cudaRefusal = lacking;
            }
            environment = Optional.of(load());
            if (cudaRefusal.isEmpty()) {
                probeCuda();
            }
        }
        return environment.get();
    }

    private static OrtEnvironment load() throws InferenceException {
        try {
            return RuntimeStart.environment();
        } catch (LinkageError | RuntimeException e) {
            throw new InferenceException(Kind.RUNTIME, "ONNX Runtime cannot be loaded on this machine", e);
        }
    }

    private void probeCuda() throws InferenceException {
        OnnxPatchModel.Names names = new OnnxPatchModel.Names(Parity.INPUT, Parity.OUTPUT);
        try (PatchModel onCpu = open(Parity.convolution(), names, CPU)) {
            onCuda(Parity.convolution(), names, onCpu).ifPresent(PatchModel::close);
        }
    }

    /** The model on CUDA, where it gives what the CPU gives; else the reason is kept, and CUDA is not tried again. */
    private Optional<PatchModel> onCuda(byte[] model, OnnxPatchModel.Names names, PatchModel onCpu) {
        try {
            PatchModel opened = open(model, names, CUDA);
            Optional<String> refusal = Parity.refusal(opened, onCpu);
            if (refusal.isEmpty()) {
                return Optional.of(opened);
            }
            opened.close();
            refuseCuda(refusal.get());
        } catch (InferenceException e) {
            refuseCuda(e.getMessage());
        }
        return Optional.empty();
    }

    private synchronized void refuseCuda(String why) {
        cudaRefusal = Optional.of(why);
    }

    private PatchModel open(byte[] model, OnnxPatchModel.Names names, String provider) throws InferenceException {
        OrtEnvironment started = environment.orElseThrow();
        try (SessionOptions session = new SessionOptions()) {
            session.setIntraOpNumThreads(options.threads());
            // Threads sleep between kernels: the reader's scrolling comes first.
            session.addConfigEntry("session.intra_op.allow_spinning", "0");
            // Planned memory is kept per shape: half as much again, and no faster for large volumes.
            session.setMemoryPatternOptimization(false);
            if (provider.equals(CUDA)) {
                session.addCUDA(new OrtCUDAProviderOptions(0));
            }
            return new OnnxPatchModel(started, started.createSession(model, session), provider, names);
        } catch (OrtException e) {
            throw new InferenceException(
                    Kind.PACKAGE_REFUSED,
                    "ONNX Runtime refuses the model on " + provider + " (" + e.getCode() + ")",
                    e);
        }
    }
}
