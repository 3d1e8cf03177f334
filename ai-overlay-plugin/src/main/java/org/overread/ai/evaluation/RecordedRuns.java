package org.overread.ai.evaluation;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.overread.ai.engine.TensorModel;
import org.overread.ai.engine.TensorModel.Tensor;
import org.overread.ai.patch.PatchRun;
import org.overread.core.inference.InferenceException;

/** What a model was given in the runs of one detection, so that it can be run again without anything around it. */
public final class RecordedRuns implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final Arena arena = Arena.ofShared();
    private final List<Run> runs = new ArrayList<>();
    private final Map<String, FloatBuffer> room = new HashMap<>();

    /** @param outputs shapes of those outputs that are written in place */
    private record Run(Tensor input, Map<String, long[]> outputs, List<String> others, boolean last) {}

    /** Copies a run's input. */
    void add(Tensor input, Map<String, long[]> outputs, List<String> others, boolean last) {
        int count = Tensor.count(input.shape());
        FloatBuffer kept = PatchRun.direct(arena, count).put(0, input.values(), 0, count);
        add(new Run(new Tensor(input.shape(), kept), outputs, others, last));
    }

    private void add(Run run) {
        runs.add(run);
        run.outputs().forEach((name, shape) -> {
            int count = Tensor.count(shape);
            if (!room.containsKey(name) || room.get(name).capacity() < count) {
                room.put(name, PatchRun.direct(arena, count));
            }
        });
    }

    /** The last run is one after which the runtime gives memory back. */
    void end() {
        if (!runs.isEmpty()) {
            Run run = runs.removeLast();
            runs.add(new Run(run.input(), run.outputs(), run.others(), true));
        }
    }

    /** Runs a model on all of it, once. */
    public void replay(TensorModel model) throws InferenceException {
        for (Run run : runs) {
            Map<String, Tensor> into = new HashMap<>();
            run.outputs().forEach((name, shape) -> into.put(name, new Tensor(shape, room.get(name))));
            model.run(run.input(), new TensorModel.Wanted(into, run.others(), run.last()));
        }
    }

    /** For {@link #read} in another process. */
    public void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(runs.size());
            for (Run run : runs) {
                write(out, run.input().shape());
                write(out, run.input());
                out.writeInt(run.outputs().size());
                for (Map.Entry<String, long[]> output : run.outputs().entrySet()) {
                    out.writeUTF(output.getKey());
                    write(out, output.getValue());
                }
                out.writeUTF(String.join("\n", run.others()));
                out.writeBoolean(run.last());
            }
        }
    }

    /** What {@link #write} wrote. */
    public static RecordedRuns read(Path file) throws IOException {
        RecordedRuns read = new RecordedRuns();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), CHUNK))) {
            for (int left = in.readInt(); left > 0; left--) {
                Tensor input = read.tensor(in, shape(in));
                Map<String, long[]> outputs = new HashMap<>();
                for (int output = in.readInt(); output > 0; output--) {
                    outputs.put(in.readUTF(), shape(in));
                }
                List<String> others = in.readUTF().lines().toList();
                read.add(new Run(input, outputs, others, in.readBoolean()));
            }
        }
        return read;
    }

    private static void write(DataOutputStream out, long[] shape) throws IOException {
        out.writeInt(shape.length);
        for (long extent : shape) {
            out.writeLong(extent);
        }
    }

    private static void write(DataOutputStream out, Tensor tensor) throws IOException {
        int count = Tensor.count(tensor.shape());
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        for (int done = 0; done < count; done += CHUNK / Float.BYTES) {
            int length = Math.min(CHUNK / Float.BYTES, count - done);
            chunk.clear().asFloatBuffer().put(0, tensor.values(), done, length);
            out.write(chunk.array(), 0, length * Float.BYTES);
        }
    }

    private static long[] shape(DataInputStream in) throws IOException {
        long[] shape = new long[in.readInt()];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = in.readLong();
        }
        return shape;
    }

    private Tensor tensor(DataInputStream in, long[] shape) throws IOException {
        int count = Tensor.count(shape);
        FloatBuffer values = PatchRun.direct(arena, count);
        byte[] chunk = new byte[CHUNK];
        for (int done = 0; done < count; done += CHUNK / Float.BYTES) {
            int length = Math.min(CHUNK / Float.BYTES, count - done);
            in.readFully(chunk, 0, length * Float.BYTES);
            values.put(done, ByteBuffer.wrap(chunk).asFloatBuffer(), 0, length);
        }
        return new Tensor(shape, values);
    }

    @Override
    public void close() {
        arena.close();
    }
}
