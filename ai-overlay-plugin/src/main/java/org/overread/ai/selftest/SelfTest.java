package org.overread.ai.selftest;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.overread.ai.engine.Proof;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.ai.model.Fault;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelManifest.SelfTest.Expected;
import org.overread.ai.model.ModelManifest.SelfTest.Tolerance;
import org.overread.ai.model.ModelPackage;
import org.overread.ai.model.NetworkDataFormat;
import org.overread.core.inference.InferenceException;

/** The self-test of a package: its input is run, and every value of the outputs must be the expected one, within tolerance. */
public final class SelfTest implements Proof {
    private final ModelPackage read;
    private final ModelManifest.SelfTest stated;

    private SelfTest(ModelPackage read, ModelManifest.SelfTest stated) {
        this.read = read;
        this.stated = stated;
    }

    /** Of an opened package; nothing is asked of one that has none. */
    public static Proof of(ModelPackage read) {
        return read.manifest()
                .selfTest()
                .<Proof>map(test -> new SelfTest(read, test))
                .orElse(NONE);
    }

    /** The output tensors that the self-test of a manifest looks at. */
    public static List<String> outputs(ModelManifest manifest) {
        return manifest.selfTest().stream()
                .flatMap(test -> test.expected().stream())
                .map(Expected::tensor)
                .toList();
    }

    @Override
    public Optional<String> failure(Runner model) {
        NetworkDataFormat format = read.manifest().networkDataFormat();
        String inputTensor = read.manifest().input().tensor();
        try (Arena mapped = Arena.ofConfined()) {
            Tensor input = tensor(stated.input(), format.inputs().get(inputTensor), mapped);
            Map<String, Tensor> given = model.run(input, outputs(read.manifest()));
            for (Expected expected : stated.expected()) {
                Tensor due = tensor(expected.file(), format.outputs().get(expected.tensor()), mapped);
                Optional<String> difference = difference(due, given.get(expected.tensor()), stated.tolerance());
                if (difference.isPresent()) {
                    return difference.map(why -> said("tensor " + expected.tensor(), why));
                }
            }
            return Optional.empty();
        } catch (Failed e) {
            return Optional.of(e.getMessage());
        } catch (InferenceException e) {
            return Optional.of(
                    e.kind() == InferenceException.Kind.CANCELLED
                            ? "the self-test does not come to an end"
                            : "the self-test cannot be run: " + e.getMessage());
        } catch (IOException e) {
            return Optional.of("the self-test's files cannot be read");
        }
    }

    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String file, String why) {
            super(said(file, why));
        }
    }

    private Tensor tensor(String file, NetworkDataFormat.Tensor format, Arena mapped) throws IOException, Failed {
        Tensor tensor;
        try {
            tensor = NumpyFile.read(read.file(file), mapped);
        } catch (NumpyFile.Refused e) {
            throw new Failed(file, e.getMessage());
        }
        if (!fits(tensor.shape(), format)) {
            throw new Failed(file, "is of shape " + Arrays.toString(tensor.shape()) + ", not as the manifest says");
        }
        for (int i = 0; i < Tensor.count(tensor.shape()); i++) {
            if (!Float.isFinite(tensor.values().get(i))) {
                throw new Failed(file, "holds a value that is not finite");
            }
        }
        return tensor;
    }

    /** [batch, channels, spatial extents …]; a tensor of neither channels nor extents is a list of values. */
    private static boolean fits(long[] shape, NetworkDataFormat.Tensor format) {
        List<Object> extents = format.spatialShape();
        if (extents.isEmpty()) {
            return true;
        }
        boolean fits = shape.length == extents.size() + 2 && shape[1] == format.numChannels();
        for (int i = 0; fits && i < extents.size(); i++) {
            fits = !(extents.get(i) instanceof Number extent) || extent.longValue() == shape[i + 2];
        }
        return fits;
    }

    private static Optional<String> difference(Tensor due, Tensor given, Tolerance tolerance) {
        if (given == null || !Arrays.equals(due.shape(), given.shape())) {
            return Optional.of("is of shape " + (given == null ? "none" : Arrays.toString(given.shape()))
                    + ", expected was " + Arrays.toString(due.shape()));
        }
        FloatBuffer found = given.values();
        for (int i = 0; i < Tensor.count(due.shape()); i++) {
            double expected = due.values().get(i);
            double allowed = tolerance.absolute() + tolerance.relative() * Math.abs(expected);
            if (!(Math.abs(found.get(i) - expected) <= allowed)) {
                return Optional.of(String.format(
                        Locale.ROOT, "holds %s at value %d, expected was %s", found.get(i), i, (float) expected));
            }
        }
        return Optional.empty();
    }

    private static String said(String where, String why) {
        return "the self-test fails: " + new Fault(where, why);
    }
}
