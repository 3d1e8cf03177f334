package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Reads which cluster each context belongs to. Standard: ISO/IEC 18181-1 C.2.2. */
final class ContextMap {
    private ContextMap() {}

    static byte[] read(XlBits bits, int contexts) throws DicomException {
        byte[] map = new byte[contexts];
        if (contexts == 1) {
            return map;
        }
        if (bits.bool()) {
            int width = bits.read(2);
            for (int i = 0; i < contexts && width > 0; i++) {
                map[i] = (byte) bits.read(width);
            }
        } else {
            coded(bits, map);
        }
        requireAllUsed(map);
        return map;
    }

    static int clusters(byte[] map) {
        int most = 0;
        for (byte cluster : map) {
            most = Math.max(most, cluster & 0xFF);
        }
        return most + 1;
    }

    private static void coded(XlBits bits, byte[] map) throws DicomException {
        boolean moved = bits.bool();
        EntropyCode code = EntropyCode.read(bits, 1, map.length > 2);
        SymbolReader reader = new SymbolReader(code, bits, 0);
        for (int i = 0; i < map.length; i++) {
            int cluster = reader.integer(0);
            if (cluster < 0 || cluster > 255) {
                throw Codestream.malformed("JPEG XL context in cluster " + Integer.toUnsignedString(cluster));
            }
            map[i] = (byte) cluster;
        }
        reader.finish();
        if (moved) {
            undoMoveToFront(map);
        }
    }

    private static void undoMoveToFront(byte[] map) {
        byte[] recent = new byte[256];
        for (int i = 0; i < 256; i++) {
            recent[i] = (byte) i;
        }
        for (int i = 0; i < map.length; i++) {
            int index = map[i] & 0xFF;
            byte value = recent[index];
            System.arraycopy(recent, 0, recent, 1, index);
            recent[0] = value;
            map[i] = value;
        }
    }

    private static void requireAllUsed(byte[] map) throws DicomException {
        boolean[] used = new boolean[clusters(map)];
        for (byte cluster : map) {
            used[cluster & 0xFF] = true;
        }
        for (boolean one : used) {
            if (!one) {
                throw Codestream.malformed("JPEG XL cluster without contexts");
            }
        }
    }
}
