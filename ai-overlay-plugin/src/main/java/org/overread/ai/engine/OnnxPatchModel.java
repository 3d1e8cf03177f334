package org.overread.ai.engine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;

/** A session of ONNX Runtime with one float input and one float output of its shape, [1, 1, depth, height, width]. */
final class OnnxPatchModel implements PatchModel {
    private static final System.Logger LOG = System.getLogger(OnnxPatchModel.class.getName());

    private final OrtEnvironment environment;
    private final SharedSession sessions;
    private final ExecutionProvider provider;
    private final Names names;

    /** Of the model's input and output tensor. */
    record Names(String input, String output) {}

    /** @throws InferenceException PACKAGE_REFUSED where the model's tensors are others; the session is then closed */
    OnnxPatchModel(OrtEnvironment environment, OrtSession session, ExecutionProvider provider, Names names)
            throws InferenceException {
        this.environment = environment;
        sessions = new SharedSession(session);
        this.provider = provider;
        this.names = names;
        try {
            require(session.getInputInfo(), names.input());
            require(session.getOutputInfo(), names.output());
        } catch (OrtException e) {
            close();
            throw new InferenceException(Kind.PACKAGE_REFUSED, "the model's tensors cannot be told", e);
        } catch (InferenceException e) {
            close();
            throw e;
        }
    }

    @Override
    public String provider() {
        return provider.title();
    }

    @Override
    public void run(Extent extent, FloatBuffer input, FloatBuffer output) throws InferenceException {
        long[] shape = {1, 1, extent.depth(), extent.height(), extent.width()};
        FloatBuffer in = input.duplicate().clear().limit(extent.voxels());
        FloatBuffer out = output.duplicate().clear().limit(extent.voxels());
        OrtSession session = sessions.enter();
        try (OnnxTensor values = OnnxTensor.createTensor(environment, in, shape);
                OnnxTensor pinned = OnnxTensor.createTensor(environment, out, shape)) {
            session.run(Map.of(names.input(), values), Map.of(names.output(), pinned))
                    .close();
        } catch (OrtException e) {
            throw failure(e);
        } finally {
            sessions.leave();
        }
    }

    /** ONNX Runtime gives unused memory back at the end of a run that asks for it: here one of a single voxel. */
    @Override
    public void relax() {
        FloatBuffer voxel = ByteBuffer.allocateDirect(Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        OrtSession session;
        try {
            session = sessions.enter();
        } catch (InferenceException e) {
            return; // closed: nothing is kept
        }
        try (OnnxTensor value = OnnxTensor.createTensor(environment, voxel, new long[] {1, 1, 1, 1, 1});
                OrtSession.RunOptions options = new OrtSession.RunOptions()) {
            options.addRunConfigEntry("memory.enable_memory_arena_shrinkage", provider.arena());
            session.run(Map.of(names.input(), value), options).close();
        } catch (OrtException e) {
            LOG.log(System.Logger.Level.WARNING, "memory of a model was not given back: {0}", e.getCode());
        } finally {
            sessions.leave();
        }
    }

    @Override
    public void close() {
        sessions.close();
    }

    static InferenceException failure(OrtException e) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("alloc") || said.contains("out of memory")) {
            return new InferenceException(Kind.OUT_OF_MEMORY, "not enough memory for this model and series", e);
        }
        if (said.contains("shape")) {
            return new InferenceException(Kind.BAD_OUTPUT, "the model's output is not of its input's shape", e);
        }
        return new InferenceException(Kind.RUNTIME, "ONNX Runtime could not run the model (" + e.getCode() + ")", e);
    }

    private static void require(Map<String, NodeInfo> tensors, String name) throws InferenceException {
        boolean fits = tensors.size() == 1
                && tensors.get(name) != null
                && tensors.get(name).getInfo() instanceof TensorInfo tensor
                && tensor.type == OnnxJavaType.FLOAT
                && tensor.getShape().length == 5
                && Arrays.stream(tensor.getShape()).limit(2).allMatch(extent -> extent == 1);
        if (!fits) {
            throw new InferenceException(
                    Kind.PACKAGE_REFUSED,
                    "the model has no single float tensor \"" + name + "\" of shape [1, 1, depth, height, width]");
        }
    }
}
