package org.overread.ai.onnx;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of a model's graph: which operators make and read them, in the order in which they stand. */
public final class GraphValues {
    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> outputs = new HashSet<>();
    private final Map<String, List<String>> dimensions = new HashMap<>();

    private record Node(Set<String> reads, List<String> makes) {}

    private GraphValues() {}

    /** Of a file; empty where it is no model. */
    public static Optional<GraphValues> of(Path model) throws IOException {
        try (FileChannel channel = FileChannel.open(model);
                Arena mapped = Arena.ofConfined()) {
            GraphValues read = new GraphValues();
            ProtobufFields fields =
                    new ProtobufFields(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), mapped)
                            .asByteBuffer());
            while (fields.next()) {
                if (fields.isBytes() && fields.field() == 7) {
                    read.graph(fields.message());
                }
            }
            return Optional.of(read);
        } catch (ProtobufFields.Damaged e) {
            return Optional.empty();
        }
    }

    /** What the model calls the extents of an input that it leaves open, axis by axis; "" for one without a name. */
    public List<String> dimensionNames(String input) {
        return dimensions.getOrDefault(input, List.of());
    }

    /** Values between operators: no inputs, outputs or weights, nor what is inside of subgraphs. */
    public List<String> between() {
        return nodes.stream()
                .flatMap(node -> node.makes().stream())
                .filter(made -> !outputs.contains(made))
                .toList();
    }

    /**
     * What, put behind the bytes of the model, makes outputs of all values {@link #between}: of protobuf messages that are joined
     * lists are joined.
     */
    public byte[] asOutputs() {
        ProtobufWriter graph = new ProtobufWriter();
        between().forEach(value -> graph.message(12, new ProtobufWriter().text(1, value)));
        return new ProtobufWriter().message(7, graph).toBytes();
    }

    /**
     * What all values {@link #between} take at their most, each held from the operator that makes it to the last one that reads
     * it.
     *
     * @param bytes of each value
     */
    public long peak(Map<String, Long> bytes) {
        Map<String, Integer> lastRead = new HashMap<>();
        for (int n = 0; n < nodes.size(); n++) {
            for (String name : nodes.get(n).reads()) {
                lastRead.put(name, n);
            }
        }
        Map<Integer, Long> freedAfter = new HashMap<>();
        long held = 0;
        long most = 0;
        for (int n = 0; n < nodes.size(); n++) {
            for (String made : nodes.get(n).makes()) {
                long size = bytes.getOrDefault(made, 0L);
                held = Math.addExact(held, size);
                freedAfter.merge(lastRead.getOrDefault(made, n), size, Math::addExact);
            }
            most = Math.max(most, held);
            held -= freedAfter.getOrDefault(n, 0L);
        }
        return most;
    }

    private void graph(ProtobufFields graph) throws ProtobufFields.Damaged {
        while (graph.next()) {
            if (graph.isBytes()) {
                switch (graph.field()) {
                    case 1 -> nodes.add(node(graph.message()));
                    case 11 -> input(graph.message());
                    case 12 -> outputs.add(name(graph.message()));
                    default -> {}
                }
            }
        }
    }

    /** What a node's subgraphs read from outside is read by the node. */
    private static Node node(ProtobufFields node) throws ProtobufFields.Damaged {
        Set<String> reads = new HashSet<>();
        List<String> makes = new ArrayList<>();
        while (node.next()) {
            if (node.isBytes()) {
                switch (node.field()) {
                    case 1 -> reads.add(node.text());
                    case 2 -> makes.add(node.text());
                    case 5 -> subgraphs(node.message(), reads);
                    default -> {}
                }
            }
        }
        return new Node(reads, makes.stream().filter(name -> !name.isEmpty()).toList());
    }

    private static void subgraphs(ProtobufFields attribute, Set<String> reads) throws ProtobufFields.Damaged {
        while (attribute.next()) {
            if (attribute.isBytes() && (attribute.field() == 6 || attribute.field() == 11)) {
                ProtobufFields graph = attribute.message();
                while (graph.next()) {
                    if (graph.isBytes() && graph.field() == 1) {
                        reads.addAll(node(graph.message()).reads());
                    } else if (graph.isBytes() && graph.field() == 12) {
                        reads.add(name(graph.message()));
                    }
                }
            }
        }
    }

    private static String name(ProtobufFields value) throws ProtobufFields.Damaged {
        while (value.next()) {
            if (value.isBytes() && value.field() == 1) {
                return value.text();
            }
        }
        return "";
    }

    /** ValueInfoProto: name, type; in that its tensor, in that its shape. */
    private void input(ProtobufFields value) throws ProtobufFields.Damaged {
        String name = "";
        List<String> names = new ArrayList<>();
        while (value.next()) {
            if (value.isBytes() && value.field() == 1) {
                name = value.text();
            } else if (value.isBytes() && value.field() == 2) {
                ProtobufFields type = value.message();
                while (type.next()) {
                    if (type.isBytes() && type.field() == 1) {
                        shape(type.message(), names);
                    }
                }
            }
        }
        dimensions.put(name, names);
    }

    private static void shape(ProtobufFields tensor, List<String> names) throws ProtobufFields.Damaged {
        while (tensor.next()) {
            if (tensor.isBytes() && tensor.field() == 2) {
                ProtobufFields shape = tensor.message();
                while (shape.next()) {
                    if (shape.isBytes() && shape.field() == 1) {
                        names.add(symbol(shape.message()));
                    }
                }
            }
        }
    }

    private static String symbol(ProtobufFields dimension) throws ProtobufFields.Damaged {
        String name = "";
        while (dimension.next()) {
            if (dimension.isBytes() && dimension.field() == 2) {
                name = dimension.text();
            }
        }
        return name;
    }
}
