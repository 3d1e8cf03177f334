package org.overread.ai.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.ai.detector.OnnxDetectorProvider;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.engine.PatchModel;
import org.overread.ai.model.ModelPackage;
import org.overread.ai.model.PackageCheck;
import org.overread.ai.reference.ReferencePackage;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceException;

/** Packages whose model keeps its weights in a file beside it. */
class WeightsInOtherFilesTest {
    private static final int KERNEL_BYTES = 27 * Float.BYTES;
    private static final PatchModel.Extent PATCH = new PatchModel.Extent(3, 4, 5);

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void write() throws IOException {
        folder = temp.resolve("package");
        ReferencePackage.write(folder);
    }

    @Test
    void weightsInAFileOfThePackageAreRun() throws Exception {
        pack("weights.bin", 4, "weights.bin");

        assertThat(PackageCheck.folder(folder).faults()).isEmpty();
        assertThat(run()).isEqualTo(7);
        try (FindingDetector opened = new OnnxDetectorProvider().open(folder)) {
            assertThat(opened.model().id()).isEqualTo(ReferencePackage.ID);
        }
    }

    @Test
    void weightsThatWereAlteredAreRefused() throws Exception {
        pack("weights.bin", 4, "weights.bin");
        byte[] weights = Files.readAllBytes(folder.resolve("weights.bin"));
        weights[3] ^= 1;
        Files.write(folder.resolve("weights.bin"), weights);

        assertRefused("weights.bin is not the file that the manifest names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../weights.bin", "sub/weights.bin", "./weights.bin", "unlisted.bin", "manifest.json", ""})
    void weightsInOtherPlacesAreRefused(String location) throws Exception {
        pack(location, 4, "weights.bin");
        Files.createDirectories(folder.resolve("sub"));
        for (Path place : List.of(temp, folder.resolve("sub"))) {
            Files.copy(folder.resolve("weights.bin"), place.resolve("weights.bin"));
        }
        Files.copy(folder.resolve("weights.bin"), folder.resolve("unlisted.bin"));

        assertRefused("outside the package's files");
    }

    @Test
    void weightsAtAnAbsolutePathOrThroughALinkAreRefused() throws Exception {
        pack(folder.resolve("weights.bin").toString(), 4, "weights.bin");
        assertRefused("outside the package's files");

        pack("weights.bin", 4, "weights.bin");
        Path elsewhere = Files.move(folder.resolve("weights.bin"), temp.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("weights.bin"), elsewhere);
        assertRefused("no file weights.bin");
    }

    /** What was hashed is what runs: the package's own files may be others by then. */
    @Test
    void filesThatAreChangedAfterTheyWereCheckedDoNotMatter() throws Exception {
        pack("weights.bin", 4, "weights.bin");
        try (ModelPackage read = ModelPackage.read(folder)) {
            Files.write(folder.resolve("weights.bin"), new byte[KERNEL_BYTES + 16]);
            Files.write(folder.resolve("model.onnx"), new byte[10]);
            assertThat(run(read)).isEqualTo(7);
        }
    }

    @Test
    void copiesAreGoneOnceThePackageWasOpened() throws Exception {
        pack("weights.bin", 4, "weights.bin");
        Path copies;
        try (ModelPackage read = ModelPackage.read(folder)) {
            copies = read.model().getParent();
            assertThat(copies).isDirectory().isNotEqualTo(folder);
        }
        assertThat(copies).doesNotExist();
    }

    /** By what the thread allocates, since a test has the heap of all tests. */
    @Test
    void largeWeightsDoNotComeOntoTheHeap() throws Exception {
        int values = 50_000_000;
        pack("weights.bin", values, "weights.bin");
        // By reflection: the module under test need not read java.management.
        Object threads = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Method allocated = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        long before = (long) allocated.invoke(threads);

        assertThat(PackageCheck.folder(folder).faults()).isEmpty();
        assertThat(run()).isEqualTo(7);
        assertThat((long) allocated.invoke(threads) - before).isLessThan(32L << 20);
    }

    private float run() throws Exception {
        try (ModelPackage read = ModelPackage.read(folder)) {
            return run(read);
        }
    }

    /** Of a volume of ones: the kernel doubles each and 5 is added. */
    private static float run(ModelPackage read) throws Exception {
        try (PatchModel model = new OnnxEngine(new EngineOptions(1, Optional.empty()))
                .open(ModelSource.of(read.model()), "hu", "peaks")) {
            FloatBuffer input = buffer();
            FloatBuffer output = buffer();
            for (int i = 0; i < PATCH.voxels(); i++) {
                input.put(i, 1);
            }
            model.run(PATCH, input, output);
            return output.get(0);
        }
    }

    private static FloatBuffer buffer() {
        return ByteBuffer.allocateDirect(Float.BYTES * PATCH.voxels())
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private void assertRefused(String named) {
        assertThatThrownBy(() -> new OnnxDetectorProvider().open(folder))
                .isInstanceOfSatisfying(InferenceException.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(InferenceException.Kind.PACKAGE_REFUSED);
                    assertThat(refusal.getMessage()).contains(named);
                });
    }

    /** A package whose model says that its weights lie at a location; they do, in a file of the package. */
    private void pack(String location, int values, String file) throws Exception {
        for (String name : List.of(file, "self-test-hu.npy", "self-test-peaks.npy")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        try (RandomAccessFile weights =
                new RandomAccessFile(folder.resolve(file).toFile(), "rw")) {
            ByteBuffer kernel = ByteBuffer.allocate(KERNEL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            kernel.putFloat(13 * Float.BYTES, 2);
            weights.write(kernel.array());
            weights.setLength(KERNEL_BYTES + (long) values * Float.BYTES);
            weights.seek(KERNEL_BYTES + (values - 1L) * Float.BYTES);
            weights.write(ByteBuffer.allocate(Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(5)
                    .array());
        }
        Files.write(folder.resolve("model.onnx"), model(location, values));
        ObjectMapper json = new ObjectMapper();
        ObjectNode manifest =
                (ObjectNode) json.readTree(folder.resolve("manifest.json").toFile());
        manifest.remove("selfTest");
        ArrayNode files = manifest.putArray("files");
        for (String name : List.of("model.onnx", file)) {
            files.addObject()
                    .put("file", name)
                    .put("sha256", sha256(folder.resolve(name)))
                    .put("bytes", Files.size(folder.resolve(name)));
        }
        json.writeValue(folder.resolve("manifest.json").toFile(), manifest);
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] model(String location, int values) {
        ProtobufWriter graph = new ProtobufWriter()
                .message(
                        1,
                        node("Conv", "convolved", "hu", "kernel")
                                .message(5, new OnnxAttribute.Ints("pads", 1, 1, 1, 1, 1, 1).message()))
                .message(
                        1,
                        node("ReduceMax", "largest", "rest").message(5, new OnnxAttribute.Int("keepdims", 0).message()))
                .message(1, node("Add", "peaks", "convolved", "largest"))
                .text(2, "elsewhere")
                .message(5, tensor("kernel", location, 0, 1, 1, 3, 3, 3))
                .message(5, tensor("rest", location, KERNEL_BYTES, values))
                .message(11, volume("hu"))
                .message(12, volume("peaks"));
        return new ProtobufWriter()
                .integer(1, 8)
                .message(7, graph)
                .message(8, new ProtobufWriter().text(1, "").integer(2, 17))
                .toBytes();
    }

    private static ProtobufWriter node(String operator, String output, String... inputs) {
        ProtobufWriter node = new ProtobufWriter();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(3, output).text(4, operator);
    }

    private static ProtobufWriter tensor(String name, String location, int offset, long... extents) {
        ProtobufWriter tensor = new ProtobufWriter();
        long bytes = Float.BYTES;
        for (long extent : extents) {
            tensor.integer(1, extent);
            bytes *= extent;
        }
        return tensor.integer(2, 1)
                .text(8, name)
                .message(13, entry("location", location))
                .message(13, entry("offset", Integer.toString(offset)))
                .message(13, entry("length", Long.toString(bytes)))
                .integer(14, 1);
    }

    private static ProtobufWriter entry(String key, String value) {
        return new ProtobufWriter().text(1, key).text(2, value);
    }

    private static ProtobufWriter volume(String name) {
        ProtobufWriter shape = new ProtobufWriter();
        for (String extent : List.of("1", "1", "d", "h", "w")) {
            ProtobufWriter dimension = new ProtobufWriter();
            shape.message(1, extent.equals("1") ? dimension.integer(1, 1) : dimension.text(2, extent));
        }
        ProtobufWriter tensor = new ProtobufWriter().integer(1, 1).message(2, shape);
        return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
    }
}
