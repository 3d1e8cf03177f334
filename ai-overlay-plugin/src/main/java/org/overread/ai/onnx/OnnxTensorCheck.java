package org.overread.ai.onnx;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One TensorProto: what it declares, held against what it holds, in its file or in another of the package. */
final class OnnxTensorCheck {
    private static final int MOST_DIMENSIONS = 32;
    /** Data types of TensorProto that fill less than a byte each: bits. */
    private static final Map<Integer, Integer> BITS = Map.ofEntries(
            Map.entry(1, 32),
            Map.entry(2, 8),
            Map.entry(3, 8),
            Map.entry(4, 16),
            Map.entry(5, 16),
            Map.entry(6, 32),
            Map.entry(7, 64),
            Map.entry(8, 1),
            Map.entry(9, 8),
            Map.entry(10, 16),
            Map.entry(11, 64),
            Map.entry(12, 32),
            Map.entry(13, 64),
            Map.entry(14, 64),
            Map.entry(15, 128),
            Map.entry(16, 16),
            Map.entry(17, 8),
            Map.entry(18, 8),
            Map.entry(19, 8),
            Map.entry(20, 8),
            Map.entry(21, 4),
            Map.entry(22, 4),
            Map.entry(23, 4),
            Map.entry(24, 8));

    private long elements = 1;
    private int dimensions;
    private int type;
    private long raw = -1;
    private long typed;
    private boolean external;
    private final Map<String, String> elsewhere = new HashMap<>();
    private final FiniteWeights weights = new FiniteWeights();
    private Optional<ByteBuffer> rawBytes = Optional.empty();
    private Optional<ProtobufFields> halves = Optional.empty();

    /**
     * What is wrong with the tensor; empty where it is sound.
     *
     * @param files of the package, with their sizes, other than the model
     * @param folder where they lie; empty where that is not known, and then they are not looked into
     */
    static Optional<String> fault(ProtobufFields tensor, Map<String, Long> files, Optional<Path> folder)
            throws ProtobufFields.Damaged, IOException {
        OnnxTensorCheck check = new OnnxTensorCheck();
        while (tensor.next()) {
            Optional<String> fault = check.take(tensor);
            if (fault.isPresent()) {
                return fault;
            }
        }
        boolean outside = check.external || !check.elsewhere.isEmpty();
        Optional<String> fault = outside ? check.outside(files) : check.inside();
        if (fault.isEmpty()) {
            check.look(outside ? folder : Optional.empty());
        }
        return fault.isEmpty() && !check.weights.sound() ? Optional.of("a tensor's weights are not finite") : fault;
    }

    private void look(Optional<Path> folder) throws ProtobufFields.Damaged, IOException {
        rawBytes.ifPresent(bytes -> weights.take(bytes, type));
        if (halves.isPresent()) {
            while (!halves.get().atEnd()) {
                weights.take((short) halves.get().packed(), type);
            }
        }
        if (folder.isPresent()) {
            try (FileChannel file = FileChannel.open(folder.get().resolve(elsewhere.get("location")));
                    Arena mapped = Arena.ofConfined()) {
                long offset = Long.parseLong(elsewhere.getOrDefault("offset", "0"));
                weights.take(
                        file.map(FileChannel.MapMode.READ_ONLY, offset, bytes(), mapped)
                                .asByteBuffer()
                                .order(ByteOrder.LITTLE_ENDIAN),
                        type);
            }
        }
    }

    private Optional<String> take(ProtobufFields tensor) throws ProtobufFields.Damaged {
        switch (tensor.field()) {
            case 1 -> {
                ProtobufFields packed = tensor.isBytes() ? tensor.message() : null;
                if (packed == null) {
                    return dimension(tensor.number());
                }
                while (!packed.atEnd()) {
                    Optional<String> fault = dimension(packed.packed());
                    if (fault.isPresent()) {
                        return fault;
                    }
                }
            }
            case 2 -> type = tensor.isNumber() ? (int) tensor.number() : type;
            case 4, 5, 7, 10, 11 -> {
                typed += tensor.isBytes() ? tensor.length() : 8;
                typed(tensor);
            }
            case 6 -> typed++;
            case 9 -> {
                if (tensor.isBytes()) {
                    raw = tensor.length();
                    rawBytes = Optional.of(tensor.slice());
                }
            }
            case 13 -> {
                if (tensor.isBytes()) {
                    entry(tensor.message());
                }
            }
            case 14 -> external |= tensor.isNumber() && tensor.number() != 0;
            default -> {}
        }
        return Optional.empty();
    }

    private void typed(ProtobufFields tensor) {
        switch (tensor.field()) {
            case 4 -> weights.take(tensor.slice(), 1);
            case 5 -> halves = tensor.isBytes() ? Optional.of(tensor.message()) : halves;
            case 10 -> weights.take(tensor.slice(), 11);
            default -> {}
        }
    }

    private Optional<String> dimension(long extent) {
        if (extent < 0 || ++dimensions > MOST_DIMENSIONS) {
            return Optional.of("a tensor has extents that there cannot be");
        }
        if (extent != 0 && elements > Long.MAX_VALUE / 256 / extent) {
            return Optional.of("a tensor declares more values than any file can hold");
        }
        elements *= extent;
        return Optional.empty();
    }

    private void entry(ProtobufFields entry) throws ProtobufFields.Damaged {
        String key = "";
        String value = "";
        while (entry.next()) {
            if (entry.isBytes() && entry.field() == 1) {
                key = entry.text();
            } else if (entry.isBytes() && entry.field() == 2) {
                value = entry.text();
            }
        }
        if (elsewhere.size() > 16) {
            return;
        }
        String before = elsewhere.put(key, value);
        if (before != null && !before.equals(value)) {
            elsewhere.put("location", "");
        }
    }

    private Optional<String> inside() {
        if (!BITS.containsKey(type)) {
            return elements == 0 || type == 0 && dimensions == 0
                    ? Optional.empty()
                    : Optional.of("a tensor has a data type that there is not: " + type);
        }
        long declared = bytes();
        boolean held = raw >= 0 ? raw == declared : typed >= (type == 8 ? elements : Math.min(elements, declared));
        return held || elements == 0
                ? Optional.empty()
                : Optional.of("a tensor declares " + declared + " bytes and holds " + Math.max(raw, typed));
    }

    private Optional<String> outside(Map<String, Long> files) {
        String location = elsewhere.getOrDefault("location", "");
        Long size = files.get(location);
        if (size == null) {
            return Optional.of("a tensor keeps its weights outside the package's files");
        }
        try {
            long offset = Long.parseLong(elsewhere.getOrDefault("offset", "0"));
            long length = Long.parseLong(elsewhere.getOrDefault("length", Long.toString(bytes())));
            boolean within = BITS.containsKey(type) && offset >= 0 && length == bytes() && offset <= size - length;
            return within ? Optional.empty() : Optional.of("a tensor's weights do not lie within " + location);
        } catch (NumberFormatException e) {
            return Optional.of("a tensor does not say where in " + location + " its weights lie");
        }
    }

    private long bytes() {
        int bits = BITS.getOrDefault(type, 8);
        return bits >= 8 ? elements * (bits / 8) : (elements + 1) / 2;
    }
}
