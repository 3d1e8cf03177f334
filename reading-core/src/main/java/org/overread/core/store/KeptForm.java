package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.overread.core.inference.ResultCache.Kept;
import org.overread.core.inference.ResultKey;
import org.overread.core.inference.ResultMap;
import org.overread.core.inference.SeriesResult;

/**
 * A kept result as the bytes of a file: SHA-256 of the rest, length and text of a JSON document, and the maps' values, one
 * map after the other, deflated.
 */
final class KeptForm {
    private static final int DIGEST_BYTES = 32;
    private static final int FIXED_BYTES = DIGEST_BYTES + Integer.BYTES;
    /** Deflate does not make less of anything (RFC 1951: 258 bytes of two bits). */
    private static final long MOST_INFLATION = 1032;

    private static final long MOST_VALUE_BYTES = 1L << 30;
    private static final int BLOCK_VALUES = 1 << 14;

    /** Empty where it would be larger than that, or its maps than is read back, or a place in it is not finite. */
    static Optional<byte[]> write(ResultKey key, Kept result, long mostBytes) {
        Bounded file = new Bounded(mostBytes);
        if (result.whole().maps().stream().mapToLong(KeptForm::bytes).sum() > MOST_VALUE_BYTES) {
            return Optional.empty();
        }
        try (DataOutputStream out = new DataOutputStream(file)) {
            byte[] text = text(key, result).getBytes(StandardCharsets.UTF_8);
            out.write(new byte[DIGEST_BYTES]);
            out.writeInt(text.length);
            out.write(text);
            writeValues(result.whole().maps(), out);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        byte[] content = file.taken.toByteArray();
        System.arraycopy(digest(content), 0, content, 0, DIGEST_BYTES);
        return Optional.of(content);
    }

    /** @throws StoreException CORRUPT where it is not what was written, or of another key */
    static Kept read(byte[] content, ResultKey key) {
        if (content.length < FIXED_BYTES
                || !Arrays.equals(content, 0, DIGEST_BYTES, digest(content), 0, DIGEST_BYTES)) {
            throw StoreException.corrupt("kept result", "its bytes are not those that were written");
        }
        int length = ByteBuffer.wrap(content).getInt(DIGEST_BYTES);
        if (length < 0 || length > content.length - FIXED_BYTES) {
            throw StoreException.corrupt("kept result", "its text is cut off");
        }
        int values = FIXED_BYTES + length;
        String text = new String(content, FIXED_BYTES, length, StandardCharsets.UTF_8);
        long most = Math.min(MOST_VALUE_BYTES, MOST_INFLATION * (content.length - values));
        Kept read = JsonField.decode("kept result", text, result -> read(result, key, most));
        readValues(read.whole().maps(), new ByteArrayInputStream(content, values, content.length - values));
        return read;
    }

    private static String text(ResultKey key, Kept result) {
        ObjectNode node = JsonField.object();
        node.put("key", key.digest());
        node.put("provider", result.provider());
        node.set("findings", FindingJson.array(result.findings()));
        SeriesResultJson.put(node, result.whole());
        ArrayNode maps = node.putArray("maps");
        result.whole().maps().forEach(map -> maps.add(MapJson.write(map)));
        return node.toString();
    }

    private static Kept read(JsonField result, ResultKey key, long mostBytes) {
        if (!result.field("key").text().equals(key.digest())) {
            throw StoreException.corrupt("kept result", "of another model or other images");
        }
        List<ResultMap> maps = new ArrayList<>();
        long left = mostBytes;
        for (JsonField one : result.field("maps").list(field -> field)) {
            ResultMap map = MapJson.read(one, left);
            left -= bytes(map);
            maps.add(map);
        }
        SeriesResult beside = SeriesResultJson.read(result);
        return new Kept(
                result.field("provider").text(),
                FindingJson.readAll(result.field("findings")),
                new SeriesResult(maps, beside.scores(), beside.measurements(), beside.keyPoints()));
    }

    private static long bytes(ResultMap map) {
        return switch (map) {
            case ResultMap.LabelMap labels -> labels.indices().length;
            case ResultMap.ScoreMap scores -> (long) Float.BYTES * scores.values().length;
        };
    }

    private static void writeValues(List<ResultMap> maps, OutputStream file) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(file, deflater, 1 << 16)) {
            for (ResultMap map : maps) {
                switch (map) {
                    case ResultMap.LabelMap labels -> out.write(labels.indices());
                    case ResultMap.ScoreMap scores -> write(scores.values(), out);
                }
            }
        } finally {
            deflater.end();
        }
    }

    private static void write(float[] values, OutputStream out) throws IOException {
        byte[] block = new byte[Float.BYTES * BLOCK_VALUES];
        for (int from = 0; from < values.length; from += BLOCK_VALUES) {
            int count = Math.min(BLOCK_VALUES, values.length - from);
            ByteBuffer.wrap(block).asFloatBuffer().put(values, from, count);
            out.write(block, 0, Float.BYTES * count);
        }
    }

    private static void readValues(List<ResultMap> maps, InputStream deflated) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(deflated))) {
            for (ResultMap map : maps) {
                switch (map) {
                    case ResultMap.LabelMap labels -> in.readFully(labels.indices());
                    case ResultMap.ScoreMap scores -> read(in, scores.values());
                }
            }
            if (in.read() >= 0) {
                throw StoreException.corrupt("kept result", "its maps have more values than places");
            }
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.CORRUPT, "corrupt row: kept result: its maps are cut off", e);
        }
    }

    private static void read(DataInputStream in, float[] values) throws IOException {
        byte[] block = new byte[Float.BYTES * BLOCK_VALUES];
        for (int from = 0; from < values.length; from += BLOCK_VALUES) {
            int count = Math.min(BLOCK_VALUES, values.length - from);
            in.readFully(block, 0, Float.BYTES * count);
            ByteBuffer.wrap(block).asFloatBuffer().get(values, from, count);
        }
    }

    private static byte[] digest(byte[] content) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(content, DIGEST_BYTES, content.length - DIGEST_BYTES);
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /** Takes so many bytes and no more. */
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final long most;

        Bounded(long most) {
            this.most = most;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (taken.size() + (long) length > most) {
                throw new IOException("larger than a kept result may be");
            }
            taken.write(bytes, from, length);
        }
    }

    private KeptForm() {}
}
