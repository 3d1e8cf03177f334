package org.overread.ai.onnx;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks through the bytes of an ONNX model before any runtime sees them: weights outside the package, operators that are not
 * ONNX's, tensors that declare more than they hold or hold what is no number, graphs too deep or too large, and damage. One pass, in memory bounded by
 * the depth; what is not looked at is skipped.
 */
public final class OnnxInspection {
    private static final int DEEPEST = 16;
    private static final int MOST_NODES = 200_000;
    private static final int MOST_TENSORS = 200_000;
    private static final int MOST_FUNCTIONS = 1_000;
    private static final int MOST_FAULTS = 20;

    /** Operators that ONNX Runtime itself brings. */
    private static final Set<String> KNOWN_DOMAINS = Set.of("", "ai.onnx", "ai.onnx.ml", "com.microsoft");

    private final Map<String, Long> files;
    private final Optional<Path> folder;
    private final Set<String> faults = new LinkedHashSet<>();
    private final Set<String> domains = new HashSet<>();
    private final FunctionExpansion functions = new FunctionExpansion();
    private int nodes;
    private int tensors;
    private int functionCount;

    private OnnxInspection(Map<String, Long> files, Optional<Path> folder) {
        this.files = Map.copyOf(files);
        this.folder = folder;
    }

    /** As {@link #faults(ByteBuffer, Map)}, of a file where it lies: none of it comes onto the heap. */
    public static List<String> faults(Path model, Map<String, Long> files) throws IOException {
        try (FileChannel channel = FileChannel.open(model);
                Arena mapped = Arena.ofConfined()) {
            if (channel.size() > Integer.MAX_VALUE) {
                return List.of("the model is larger than a file of ONNX can be");
            }
            return faults(
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), mapped)
                            .asByteBuffer(),
                    new OnnxInspection(files, Optional.of(model.toAbsolutePath().getParent())));
        }
    }

    /**
     * What is wrong with a model, a line each; none where it is sound.
     *
     * @param files other files of the package, with their sizes, in which weights may lie
     */
    public static List<String> faults(ByteBuffer model, Map<String, Long> files) {
        try {
            return faults(model, new OnnxInspection(files, Optional.empty()));
        } catch (IOException e) {
            throw new IllegalStateException("no file is looked into", e);
        }
    }

    private static List<String> faults(ByteBuffer model, OnnxInspection inspection) throws IOException {
        try {
            inspection.model(new ProtobufFields(model.duplicate().clear()));
            inspection.close();
        } catch (ProtobufFields.Damaged e) {
            inspection.faults.add("byte " + e.atByte() + ": the model " + e.getMessage());
        }
        return List.copyOf(
                new ArrayList<>(inspection.faults).subList(0, Math.min(MOST_FAULTS, inspection.faults.size())));
    }

    private void model(ProtobufFields model) throws ProtobufFields.Damaged, IOException {
        boolean graph = false;
        while (model.next()) {
            if (model.isBytes()) {
                switch (model.field()) {
                    case 7 -> {
                        graph = true;
                        graph(model.message(), FunctionExpansion.MAIN, 0);
                    }
                    case 20 -> faults.add("the model holds training steps, which are not run");
                    case 25 -> function(model.message());
                    default -> {}
                }
            }
        }
        if (!graph) {
            faults.add("the model has no graph");
        }
    }

    private void graph(ProtobufFields graph, String scope, int depth) throws ProtobufFields.Damaged, IOException {
        if (depth > DEEPEST) {
            throw new ProtobufFields.Damaged(graph.atByte(), "nests graphs deeper than " + DEEPEST);
        }
        while (graph.next()) {
            if (graph.isBytes()) {
                switch (graph.field()) {
                    case 1 -> node(graph.message(), scope, depth);
                    case 5 -> tensor(graph.message());
                    case 15 -> sparse(graph.message());
                    default -> {}
                }
            }
        }
    }

    private void function(ProtobufFields function) throws ProtobufFields.Damaged, IOException {
        if (++functionCount > MOST_FUNCTIONS) {
            throw new ProtobufFields.Damaged(function.atByte(), "has more than " + MOST_FUNCTIONS + " functions");
        }
        String name = "";
        String domain = "";
        String scope = "#" + functionCount;
        while (function.next()) {
            if (function.isBytes()) {
                switch (function.field()) {
                    case 1 -> name = function.text();
                    case 7 -> node(function.message(), scope, 1);
                    case 10 -> domain = function.text();
                    case 11 -> attribute(function.message(), scope, 1);
                    default -> {}
                }
            }
        }
        functions.defined(domain, name, scope);
    }

    private void node(ProtobufFields node, String scope, int depth) throws ProtobufFields.Damaged, IOException {
        if (++nodes > MOST_NODES) {
            throw new ProtobufFields.Damaged(node.atByte(), "has more than " + MOST_NODES + " operators");
        }
        String operator = "";
        String domain = "";
        while (node.next()) {
            if (node.isBytes()) {
                switch (node.field()) {
                    case 4 -> operator = node.text();
                    case 5 -> attribute(node.message(), scope, depth);
                    case 7 -> domain = node.text();
                    default -> {}
                }
            }
        }
        domains.add(domain);
        functions.used(scope, domain, operator);
    }

    private void attribute(ProtobufFields attribute, String scope, int depth)
            throws ProtobufFields.Damaged, IOException {
        while (attribute.next()) {
            if (attribute.isBytes()) {
                switch (attribute.field()) {
                    case 5, 10 -> tensor(attribute.message());
                    case 6, 11 -> graph(attribute.message(), scope, depth + 1);
                    case 22, 23 -> sparse(attribute.message());
                    default -> {}
                }
            }
        }
    }

    private void sparse(ProtobufFields sparse) throws ProtobufFields.Damaged, IOException {
        while (sparse.next()) {
            if (sparse.isBytes() && (sparse.field() == 1 || sparse.field() == 2)) {
                tensor(sparse.message());
            }
        }
        faults.add("the model holds sparse tensors, which are not run");
    }

    private void tensor(ProtobufFields tensor) throws ProtobufFields.Damaged, IOException {
        int at = tensor.atByte();
        if (++tensors > MOST_TENSORS) {
            throw new ProtobufFields.Damaged(at, "has more than " + MOST_TENSORS + " tensors");
        }
        OnnxTensorCheck.fault(tensor, files, folder).ifPresent(why -> {
            if (faults.size() < MOST_FAULTS) {
                faults.add("byte " + at + ": " + why);
            }
        });
    }

    private void close() {
        domains.removeAll(KNOWN_DOMAINS);
        domains.removeAll(functions.domains());
        domains.stream()
                .sorted()
                .limit(MOST_FAULTS)
                .forEach(domain -> faults.add(
                        "the model needs operators of the domain " + domain + ", which the station has not"));
        functions.fault(MOST_NODES).ifPresent(faults::add);
    }
}
