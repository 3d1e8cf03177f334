package org.overread.ai.engine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.RunReason;

/** A session of ONNX Runtime with one float input. */
final class OnnxTensorModel implements TensorModel {
    private final OrtEnvironment environment;
    private final SharedSession sessions;
    private final ExecutionProvider provider;
    private final List<String> fallbacks;
    private final String input;
    private final Map<String, long[]> shapes = new HashMap<>();

    /** Where a session computes. @param fallbacks why not elsewhere; complete once the model is opened */
    record Place(ExecutionProvider provider, List<String> fallbacks) {}

    /** @throws InferenceException PACKAGE_REFUSED where the model has other tensors; the session is then closed */
    OnnxTensorModel(OrtEnvironment environment, OrtSession session, Names names, Place place)
            throws InferenceException {
        this.environment = environment;
        sessions = new SharedSession(session);
        provider = place.provider();
        fallbacks = place.fallbacks();
        input = names.input();
        try {
            Optional<TensorInfo> in = tensor(session.getInputInfo(), input);
            if (session.getInputInfo().size() != 1
                    || in.filter(info -> info.type == OnnxJavaType.FLOAT).isEmpty()) {
                throw refused("the model has no single float input \"" + input + "\"");
            }
            shapes.put(input, in.get().getShape());
            for (String output : names.outputs()) {
                TensorInfo out = tensor(session.getOutputInfo(), output)
                        .orElseThrow(() -> refused("the model has no output \"" + output + "\""));
                shapes.put(output, out.getShape());
            }
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
    public List<String> fallbacks() {
        return List.copyOf(fallbacks);
    }

    @Override
    public long[] shape(String tensor) {
        return shapes.get(tensor).clone();
    }

    @Override
    public int rank() {
        return shapes.get(input).length;
    }

    @Override
    public Map<String, Tensor> run(Tensor values, Wanted wanted) throws InferenceException {
        OrtSession session = sessions.enter();
        Map<String, OnnxTensor> pinned = new HashMap<>();
        try (OnnxTensor in = onnx(values);
                RunStop stop = new RunStop(wanted.monitor())) {
            for (Map.Entry<String, Tensor> into : wanted.into().entrySet()) {
                pinned.put(into.getKey(), onnx(into.getValue()));
            }
            if (wanted.last()) {
                stop.options().addRunConfigEntry("memory.enable_memory_arena_shrinkage", provider.arena());
            }
            Set<String> others = new LinkedHashSet<>(wanted.others());
            try (OrtSession.Result result = session.run(Map.of(input, in), others, pinned, stop.options())) {
                Map<String, Tensor> given = new HashMap<>();
                for (String name : others) {
                    given.put(name, copied(result.get(name).orElseThrow()));
                }
                return given;
            }
        } catch (OrtException e) {
            throw wanted.monitor().cancelled()
                    ? new InferenceException(Kind.CANCELLED, RunReason.of(RunReason.Code.CANCELLED))
                    : failure(e);
        } finally {
            pinned.values().forEach(OnnxTensor::close);
            sessions.leave();
        }
    }

    @Override
    public void close() {
        sessions.close();
    }

    private OnnxTensor onnx(Tensor tensor) throws OrtException {
        FloatBuffer values = tensor.values().duplicate().clear().limit(Tensor.count(tensor.shape()));
        return OnnxTensor.createTensor(environment, values, tensor.shape());
    }

    private static Tensor copied(OnnxValue value) throws InferenceException {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.OUTPUT_NO_TENSOR));
        }
        TensorInfo info = tensor.getInfo();
        FloatBuffer values = switch (info.type) {
            case FLOAT, FLOAT16, BFLOAT16 -> tensor.getFloatBuffer();
            case INT64 -> floats(tensor.getLongBuffer());
            case INT32 -> floats(tensor.getIntBuffer());
            default ->
                throw new InferenceException(
                        Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.OUTPUT_TYPE, info.type.toString()));
        };
        return new Tensor(info.getShape(), values);
    }

    private static FloatBuffer floats(LongBuffer from) {
        FloatBuffer values = FloatBuffer.allocate(from.remaining());
        while (from.hasRemaining()) {
            values.put(from.get());
        }
        return values.flip();
    }

    private static FloatBuffer floats(IntBuffer from) {
        FloatBuffer values = FloatBuffer.allocate(from.remaining());
        while (from.hasRemaining()) {
            values.put(from.get());
        }
        return values.flip();
    }

    private static InferenceException failure(OrtException e) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        boolean ofMemory = Stream.of("failed to allocate", "bad_alloc", "bad allocation", "out of memory")
                .anyMatch(said::contains);
        if (ofMemory) {
            return new InferenceException(Kind.OUT_OF_MEMORY, RunReason.of(RunReason.Code.OUT_OF_MEMORY), e);
        }
        if (said.contains("output shape") || said.contains("re-use buffer")) {
            return new InferenceException(Kind.BAD_OUTPUT, RunReason.of(RunReason.Code.OUTPUT_SHAPE), e);
        }
        return new InferenceException(
                Kind.RUNTIME,
                RunReason.of(RunReason.Code.RUNTIME_FAILED, e.getCode().toString()),
                e);
    }

    private static Optional<TensorInfo> tensor(Map<String, NodeInfo> tensors, String name) {
        return Optional.ofNullable(tensors.get(name))
                .map(NodeInfo::getInfo)
                .filter(TensorInfo.class::isInstance)
                .map(TensorInfo.class::cast);
    }

    private static InferenceException refused(String why) {
        return new InferenceException(Kind.PACKAGE_REFUSED, why);
    }
}
