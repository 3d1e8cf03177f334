package org.overread.ai.reference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.ai.model.ModelManifest.SelfTest;
import org.overread.ai.selftest.NumpyFile;
import org.overread.core.inference.InferenceException;

/** A reference model's self-test: an input that shows what the model looks for, and what the CPU gives for it. */
final class ReferenceSelfTest {
    /** Rounded further than processors differ: every one writes the same bytes. */
    private static final double STEP = 0.001;

    private static final SelfTest.Tolerance TOLERANCE = new SelfTest.Tolerance(0.001, 0.001);

    private final String input;
    private final List<String> outputs;
    private final Tensor tensor;

    private ReferenceSelfTest(String input, List<String> outputs, Tensor tensor) {
        this.input = input;
        this.outputs = outputs;
        this.tensor = tensor;
    }

    /** The value at each place of an input. */
    interface Image {
        float at(int z, int y, int x);
    }

    /** Of a cube of voxels. */
    static ReferenceSelfTest ofVolume(String input, String output, int edge, Image image) {
        return new ReferenceSelfTest(input, List.of(output), tensor(image, edge, edge, 1, 1, edge, edge, edge));
    }

    /** Of a square image. */
    static ReferenceSelfTest ofImage(String input, List<String> outputs, int edge, Image image) {
        return new ReferenceSelfTest(input, outputs, tensor(image, 1, edge, 1, 1, edge, edge));
    }

    private static Tensor tensor(Image image, int depth, int edge, long... shape) {
        FloatBuffer values = ByteBuffer.allocateDirect(Tensor.count(shape) * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int z = 0; z < depth; z++) {
            for (int y = 0; y < edge; y++) {
                for (int x = 0; x < edge; x++) {
                    values.put((z * edge + y) * edge + x, image.at(z, y, x));
                }
            }
        }
        return new Tensor(shape, values);
    }

    /** What the manifest says of it. */
    SelfTest stated() {
        return new SelfTest(
                file(input),
                outputs.stream()
                        .map(output -> new SelfTest.Expected(output, file(output)))
                        .toList(),
                TOLERANCE);
    }

    /** Its NumPy files by name. */
    Map<String, byte[]> files(byte[] model) {
        Map<String, byte[]> files =
                new TreeMap<>(Map.of(file(input), NumpyFile.write(tensor.shape(), tensor.values())));
        try (TensorModel opened = new OnnxEngine(new EngineOptions(1, Optional.empty()))
                .openTensors(ModelSource.of(model), input, outputs)) {
            opened.run(tensor, new TensorModel.Wanted(Map.of(), outputs, true))
                    .forEach((output, given) -> files.put(file(output), rounded(given)));
            return files;
        } catch (InferenceException e) {
            throw new IllegalStateException("the reference model cannot be run", e);
        }
    }

    private static byte[] rounded(Tensor given) {
        float[] values = new float[Tensor.count(given.shape())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (Math.round(given.values().get(i) / STEP) * STEP);
        }
        return NumpyFile.write(given.shape(), FloatBuffer.wrap(values));
    }

    private static String file(String tensor) {
        return "self-test-" + tensor + ".npy";
    }
}
