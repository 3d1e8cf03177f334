package org.overread.core.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The compressed frames of an explicit little endian Part 10 file, found without the product's reader. */
final class EncapsulatedFile {
    private static final Set<String> LONG =
            Set.of("OB", "OW", "OF", "OD", "OL", "OV", "SQ", "UC", "UN", "UR", "UT", "SV", "UV");
    private static final int UNDEFINED = -1;

    private final ByteBuffer bytes;
    private final int[] image = new int[7];
    private final List<ByteBuffer> fragments = new ArrayList<>();
    private long[] offsets = {};
    private String transferSyntax = "";
    private String photometric = "";
    private int frameCount = 1;

    EncapsulatedFile(Path file) throws IOException {
        bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(132);
        while (bytes.remaining() >= 8 && fragments.isEmpty()) {
            element(true);
        }
    }

    String transferSyntax() {
        return transferSyntax;
    }

    FrameFormat format() {
        int samples = image[2] == 0 ? 1 : image[2];
        int stored = image[4] == 0 ? image[3] : image[4];
        return new FrameFormat(image[1], image[0], samples, image[3], stored, image[5] == 1, photometric);
    }

    /** One codestream a frame. */
    List<ByteBuffer> frames() {
        List<ByteBuffer> frames = new ArrayList<>();
        if (frameCount == 1) {
            frames.add(join(fragments));
        } else if (fragments.size() == frameCount) {
            frames.addAll(fragments);
        } else {
            List<ByteBuffer> frame = new ArrayList<>();
            long at = 0;
            for (ByteBuffer fragment : fragments) {
                if (!frame.isEmpty() && startsFrame(fragment, at)) {
                    frames.add(join(frame));
                    frame.clear();
                }
                frame.add(fragment);
                at += fragment.remaining() + 8;
            }
            frames.add(join(frame));
        }
        return frames;
    }

    private boolean startsFrame(ByteBuffer fragment, long at) {
        for (long offset : offsets) {
            if (offset == at) {
                return true;
            }
        }
        return offsets.length == 0
                && (fragment.get(0) & 0xFF) == 0xFF
                && ((fragment.get(1) & 0xFF) == 0xD8 || (fragment.get(1) & 0xFF) == 0x4F);
    }

    private static ByteBuffer join(List<ByteBuffer> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ByteBuffer part : parts) {
            byte[] copy = new byte[part.remaining()];
            part.get(part.position(), copy);
            out.writeBytes(copy);
        }
        return ByteBuffer.wrap(out.toByteArray());
    }

    private void element(boolean top) {
        int tag = bytes.getShort() << 16 | bytes.getShort() & 0xFFFF;
        if (tag >>> 16 == 0xFFFE) {
            bytes.getInt();
            return;
        }
        String vr = "" + (char) bytes.get() + (char) bytes.get();
        int length = LONG.contains(vr) ? bytes.position(bytes.position() + 2).getInt() : bytes.getShort() & 0xFFFF;
        if (tag == 0x7FE00010 && length == UNDEFINED && top) {
            readFragments();
        } else if (length == UNDEFINED) {
            items();
        } else {
            if (top) {
                note(tag, length);
            }
            bytes.position(bytes.position() + length);
        }
    }

    private void items() {
        while (true) {
            int tag = bytes.getShort() << 16 | bytes.getShort() & 0xFFFF;
            int length = bytes.getInt();
            if (tag == 0xFFFEE0DD) {
                return;
            }
            if (length != UNDEFINED) {
                bytes.position(bytes.position() + length);
                continue;
            }
            while (bytes.getInt(bytes.position()) != 0xE00DFFFE) {
                element(false);
            }
            bytes.position(bytes.position() + 8);
        }
    }

    private void readFragments() {
        boolean first = true;
        while (bytes.remaining() >= 8) {
            int tag = bytes.getShort() << 16 | bytes.getShort() & 0xFFFF;
            int length = bytes.getInt();
            if (tag != 0xFFFEE000) {
                return;
            }
            ByteBuffer part = bytes.slice(bytes.position(), Math.min(length, bytes.remaining()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            bytes.position(bytes.position() + part.remaining());
            if (first) {
                offsets = new long[length / 4];
                for (int i = 0; i < offsets.length; i++) {
                    offsets[i] = Integer.toUnsignedLong(part.getInt(4 * i));
                }
                first = false;
            } else {
                fragments.add(part);
            }
        }
    }

    private void note(int tag, int length) {
        int at = bytes.position();
        switch (tag) {
            case 0x00020010 -> transferSyntax = text(at, length);
            case 0x00280004 -> photometric = text(at, length);
            case 0x00280008 -> frameCount = Integer.parseInt(text(at, length));
            case 0x00280010 -> image[0] = bytes.getShort(at) & 0xFFFF;
            case 0x00280011 -> image[1] = bytes.getShort(at) & 0xFFFF;
            case 0x00280002 -> image[2] = bytes.getShort(at);
            case 0x00280100 -> image[3] = bytes.getShort(at);
            case 0x00280101 -> image[4] = bytes.getShort(at);
            case 0x00280103 -> image[5] = bytes.getShort(at);
            default -> {}
        }
    }

    private String text(int at, int length) {
        return new String(bytes.array(), at, length, StandardCharsets.US_ASCII)
                .replace("\0", "")
                .strip();
    }
}
