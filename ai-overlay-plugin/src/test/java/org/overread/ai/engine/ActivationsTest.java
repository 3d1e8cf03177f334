package org.overread.ai.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.onnx.OnnxAttribute;
import org.overread.ai.onnx.OnnxGraph;

/** What models hold while they run, told from their graphs. */
class ActivationsTest {
    private static final long[] SHAPE = {1, 1, 8, 10, 12};
    private static final long VOXELS = 8 * 10 * 12;
    private static final String[] OPEN = {"1", "1", "d", "h", "w"};

    @TempDir
    private Path folder;

    private final OnnxEngine engine = new OnnxEngine(new EngineOptions(1, Optional.empty()));

    @Test
    void ofAChainTheTwoLargestNeighbours() throws Exception {
        OnnxGraph graph = new OnnxGraph("chain");
        String wide = convolved(graph, graph.input("x", OPEN), 1, 32);
        String wider = convolved(graph, wide, 32, 48);
        graph.output(convolved(graph, wider, 48, 1), "y", OPEN);
        assertHolds(graph, (32 + 48) * VOXELS);
    }

    @Test
    void whatIsReadLaterIsHeldUntilThen() throws Exception {
        OnnxGraph graph = new OnnxGraph("skip");
        String first = convolved(graph, graph.input("x", OPEN), 1, 16);
        String half = graph.node("AveragePool", List.of(first), extents("kernel_shape", 2), extents("strides", 2));
        String deep = convolved(graph, convolved(graph, half, 16, 80), 80, 80);
        String again = graph.node("ReduceMean", List.of(deep), new OnnxAttribute.Ints("axes", 2, 3, 4));
        graph.output(convolved(graph, graph.node("Add", first, convolved(graph, again, 80, 16)), 16, 1), "y", OPEN);
        assertHolds(graph, 16 * VOXELS + (80 + 80) * VOXELS / 8);
    }

    /** As exporters write an enlargement: by a shape that is computed from that of the input. */
    @Test
    void shapesThatAreComputedInTheGraphAreKnownToo() throws Exception {
        OnnxGraph graph = new OnnxGraph("resize");
        String x = graph.input("x", OPEN);
        String wide = convolved(graph, x, 1, 8);
        String scaled = graph.node("Mul", graph.node("Shape", wide), graph.integers(1, 1, 2, 2, 2));
        String large = graph.node("Expand", graph.node("ReduceMean", wide), scaled);
        graph.output(graph.node("Add", x, graph.node("ReduceMean", large)), "y", OPEN);
        long scaledExtents = 5 * Long.BYTES / Float.BYTES;
        assertHolds(graph, 8 * 8 * VOXELS + scaledExtents + 1);
    }

    @Test
    void anInputOfAnotherExtentTakesItsShare() {
        assertThat(new Activations(1000, 10).bytes(25)).isEqualTo(2500);
        assertThat(new Activations(1L << 40, 1).bytes(1L << 40)).isEqualTo(Long.MAX_VALUE);
    }

    /** How many are not zero, nobody knows beforehand. */
    @Test
    void whatCannotBeToldIsNotTold() throws Exception {
        OnnxGraph graph = new OnnxGraph("data");
        String x = graph.input("x", OPEN);
        String found = graph.node("Cast", List.of(graph.node("NonZero", x)), new OnnxAttribute.Int("to", 1));
        graph.output(graph.node("Add", x, graph.node("ReduceMean", found)), "y", OPEN);
        assertThat(held(graph.toBytes("test", "1", ""))).isEmpty();
        assertThat(held(new byte[] {1, 2, 3})).isEmpty();
    }

    private void assertHolds(OnnxGraph graph, long floats) throws Exception {
        Activations held = held(graph.toBytes("test", "1", "")).orElseThrow();
        assertThat(held.places()).isEqualTo(VOXELS);
        assertThat(held.bytes()).isEqualTo(Float.BYTES * floats);
    }

    private Optional<Activations> held(byte[] model) throws Exception {
        return engine.activations(Files.write(folder.resolve("model.onnx"), model), "x", SHAPE);
    }

    private static String convolved(OnnxGraph graph, String from, int channels, int filters) {
        String weights = graph.weights(new float[channels * filters * 27], filters, channels, 3, 3, 3);
        return graph.node("Conv", List.of(from, weights), new OnnxAttribute.Ints("pads", 1, 1, 1, 1, 1, 1));
    }

    private static OnnxAttribute extents(String name, long each) {
        return new OnnxAttribute.Ints(name, each, each, each);
    }
}
