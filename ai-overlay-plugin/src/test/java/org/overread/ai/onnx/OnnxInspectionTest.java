package org.overread.ai.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.ai.reference.ReferencePackage;

class OnnxInspectionTest {
    @TempDir
    private Path folder;

    private static final Path REFERENCE =
            Path.of(System.getProperty("overread.models"), ReferencePackage.ID, "model.onnx");

    @Test
    void shippedModelIsSound() throws Exception {
        assertThat(faults(Files.readAllBytes(REFERENCE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"brainchop-mindgrab/mindgrab", "brainchop-model5_gw_ae/model5_gw_ae", "reference-blob/dot"})
    void modelsOfOthersAreSound(String name) throws Exception {
        assertThat(faults(real(name))).isEmpty();
    }

    @Test
    void weightsOutsideThePackageAreRefusedAndThoseInAListedFileAreNot() {
        byte[] weights = model(graph(initializer(tensor(2, 3), elsewhere("weights.bin", 0, 24))));

        assertThat(faults(weights)).singleElement().asString().contains("outside the package");
        assertThat(OnnxInspection.faults(ByteBuffer.wrap(weights), Map.of("weights.bin", 24L)))
                .isEmpty();
        assertThat(OnnxInspection.faults(ByteBuffer.wrap(weights), Map.of("weights.bin", 23L)))
                .singleElement()
                .asString()
                .contains("do not lie within weights.bin");
        for (String location : List.of("../weights.bin", "/etc/passwd", "a/weights.bin", "", "weights.bin\0")) {
            byte[] model = model(graph(initializer(tensor(2, 3), elsewhere(location, 0, 24))));
            assertThat(OnnxInspection.faults(ByteBuffer.wrap(model), Map.of("weights.bin", 24L)))
                    .singleElement()
                    .asString()
                    .contains("outside the package");
        }
        assertThat(faults(model(graph(initializer(tensor(1), field(14, 1))))))
                .as("said to lie elsewhere, not where")
                .hasSize(1);
    }

    @Test
    void tensorsThatDeclareWhatTheyDoNotHoldAreRefused() {
        assertThat(faults(model(graph(initializer(tensor(2, 3), bytes(9, new byte[24]))))))
                .isEmpty();
        assertThat(faults(model(graph(initializer(tensor(2, 3), bytes(9, new byte[23]))))))
                .singleElement()
                .asString()
                .contains("declares 24 bytes and holds 23");
        assertThat(faults(model(graph(initializer(tensor(1 << 30, 1 << 30), bytes(9, new byte[8]))))))
                .hasSize(1);
        assertThat(faults(model(graph(initializer(tensor(1L << 40, 1L << 40), bytes(9, new byte[8]))))))
                .singleElement()
                .asString()
                .contains("more values than any file can hold");
        assertThat(faults(model(graph(initializer(tensor(-1), bytes(9, new byte[8]))))))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0000803F 0000C07F, false", // 1, NaN
        "1, 0000807F, true", // +inf alone: a bound
        "1, 0000807F 0000803F, false", // +inf among weights
        "1, 000080FF 00000000, true", // -inf and 0: a mask
        "1, 000080FF 0000803F, false", // -inf among weights
        "1, 0000803F FFFF7F7F, true", // 1, the greatest float
        "10, 003C 007E, false", // half: 1, NaN
        "10, 003C FF7B, true", // half: 1, 65504
        "16, 803F C07F, false", // bfloat16: 1, NaN
        "16, 803F 803F, true",
        "11, 000000000000F03F 000000000000F87F, false", // double: 1, NaN
        "7, 000000000000F87F 000000000000F87F, true" // integers are numbers whatever their bits
    })
    void weightsThatAreNoNumbersAreRefusedInEveryTypeAndPlace(int type, String hex, boolean sound) throws Exception {
        byte[] raw = HexFormat.of().parseHex(hex.replace(" ", ""));
        int count = hex.split(" ").length;
        byte[] inside = model(graph(initializer(field(1, count), field(2, type), bytes(9, raw))));
        Files.write(folder.resolve("weights.bin"), join(new byte[4], raw));
        byte[] beside =
                model(graph(initializer(field(1, count), field(2, type), elsewhere("weights.bin", 4, raw.length))));
        Path model = Files.write(folder.resolve("model.onnx"), beside);

        for (List<String> faults :
                List.of(faults(inside), OnnxInspection.faults(model, Map.of("weights.bin", 4L + raw.length)))) {
            if (sound) {
                assertThat(faults).isEmpty();
            } else {
                assertThat(faults).singleElement().asString().endsWith("a tensor's weights are not finite");
            }
        }
    }

    @Test
    void numbersInFieldsOfTheirTypeAreLookedAtToo() {
        byte[] nan = HexFormat.of().parseHex("0000C07F");
        byte[] floats = initializer(field(1, 1), field(2, 1), bytes(4, nan));
        byte[] halves = initializer(field(1, 2), field(2, 10), bytes(5, join(varint(0x3C00), varint(0x7E00))));

        for (byte[] tensor : List.of(floats, halves)) {
            assertThat(faults(model(graph(tensor)))).singleElement().asString().contains("not finite");
        }
    }

    @Test
    void operatorsOfOthersAreRefusedUnlessTheModelBringsThemAlong() {
        byte[] node = bytes(1, join(text(4, "Trick"), text(7, "com.example")));
        byte[] function = bytes(25, join(text(1, "Trick"), text(10, "com.example"), bytes(7, text(4, "Add"))));

        assertThat(faults(bytes(7, node))).singleElement().asString().contains("com.example");
        assertThat(faults(join(bytes(7, node), function))).isEmpty();
    }

    @Test
    void functionsThatExplodeOrGoInCirclesAreRefused() {
        byte[] twice = join(bytes(7, call("f1")), bytes(7, call("f1")));
        byte[] model = bytes(7, bytes(1, call("f0")));
        for (int i = 0; i < 30; i++) {
            String callee = "f" + (i + 1);
            model = join(
                    model,
                    bytes(25, join(text(1, "f" + i), text(10, "d"), bytes(7, call(callee)), bytes(7, call(callee)))));
        }
        model = join(model, bytes(25, join(text(1, "f30"), text(10, "d"), bytes(7, text(4, "Add")))));
        assertThat(faults(model)).singleElement().asString().contains("functions");

        byte[] circle = join(bytes(7, bytes(1, call("f1"))), bytes(25, join(text(1, "f1"), text(10, "d"), twice)));
        assertThat(faults(circle)).singleElement().asString().contains("circle");
    }

    @Test
    void graphsNestedTooDeepAndTooManyOperatorsAreRefused() {
        byte[] nested = bytes(1, text(4, "Identity"));
        for (int i = 0; i < 1000; i++) {
            nested = bytes(1, bytes(5, bytes(6, nested)));
        }
        assertThat(faults(bytes(7, nested))).singleElement().asString().contains("deeper");

        byte[] many = new byte[4 * 200_001];
        for (int i = 0; i < many.length; i += 4) {
            many[i] = 0x0A;
            many[i + 1] = 2;
            many[i + 2] = 0x12;
        }
        assertThat(faults(bytes(7, many))).singleElement().asString().contains("more than 200000 operators");
    }

    @Test
    void lengthsThatDoNotFitAndNumbersThatDoNotEndAreDamage() {
        assertThat(faults(new byte[] {0x3A, 100, 1})).singleElement().asString().contains("longer than");
        assertThat(faults(new byte[] {0x3A, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}))
                .hasSize(1);
        byte[] endless = new byte[20];
        Arrays.fill(endless, (byte) -1);
        assertThat(faults(endless)).hasSize(1);
        assertThat(faults(new byte[0])).containsExactly("the model has no graph");
    }

    /** 20,000 damaged models, always the same ones: each is looked through in little time and memory, and nothing is thrown. */
    @Test
    void damagedModelsAreLookedThroughInBoundedTimeAndMemory() throws Exception {
        byte[] sound = Files.readAllBytes(REFERENCE);
        Random random = new Random(20261124);
        int refused = 0;
        // By reflection: the module under test need not read java.management.
        Object threads = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Method allocated = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = damage(sound, random);
            long before = (long) allocated.invoke(threads);
            long started = System.nanoTime();
            boolean sane = faults(damaged).isEmpty();
            assertThat(System.nanoTime() - started).as("time of input %d", i).isLessThan(2_000_000_000L);
            assertThat((long) allocated.invoke(threads) - before)
                    .as("memory of input %d", i)
                    .isLessThan(1 << 20);
            refused += sane ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(10_000);
    }

    private static byte[] damage(byte[] sound, Random random) {
        byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes && damaged.length > 0; i++) {
            // Names and lengths stand at both ends and between the weights; the start holds most of them.
            int at = random.nextBoolean()
                    ? random.nextInt(damaged.length)
                    : random.nextInt(Math.min(600, damaged.length));
            damaged[at] = (byte) (random.nextBoolean() ? random.nextInt() : damaged[at] ^ 1 << random.nextInt(8));
        }
        return damaged;
    }

    private static byte[] real(String name) throws Exception {
        Path file = Path.of(System.getProperty("overread.testdata"), "models", name + ".onnx");
        assumeTrue(Files.isRegularFile(file), "no " + file);
        return Files.readAllBytes(file);
    }

    private static List<String> faults(byte[] model) {
        return OnnxInspection.faults(ByteBuffer.wrap(model), Map.of());
    }

    private static byte[] model(byte[] graph) {
        return bytes(7, graph);
    }

    private static byte[] graph(byte[] initializer) {
        return initializer;
    }

    private static byte[] initializer(byte[]... parts) {
        return bytes(5, join(parts));
    }

    /** A tensor of floats. */
    private static byte[] tensor(long... extents) {
        byte[] all = field(2, 1);
        for (long extent : extents) {
            all = join(all, field(1, extent));
        }
        return all;
    }

    private static byte[] elsewhere(String location, long offset, long length) {
        return join(
                field(14, 1),
                bytes(13, join(text(1, "location"), text(2, location))),
                bytes(13, join(text(1, "offset"), text(2, Long.toString(offset)))),
                bytes(13, join(text(1, "length"), text(2, Long.toString(length)))));
    }

    private static byte[] call(String function) {
        return join(text(4, function), text(7, "d"));
    }

    private static byte[] text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] field(int field, long value) {
        return join(varint((long) field << 3), varint(value));
    }

    private static byte[] bytes(int field, byte[] content) {
        return join(varint((long) field << 3 | 2), varint(content.length), content);
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
