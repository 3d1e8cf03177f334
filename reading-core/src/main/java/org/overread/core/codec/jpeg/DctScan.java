package org.overread.core.codec.jpeg;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Goes through the blocks of a scan in their order, over restart intervals. Standard: T.81 A.2, E.2.4. Not thread-safe. */
abstract class DctScan {
    final ScanHeader scan;
    final JpegBits bits;
    final int[] predictions;
    private final DctPlanes planes;
    private final int restartInterval;

    DctScan(DctPlanes planes, ScanHeader scan, JpegTables tables, JpegBits bits) throws DicomException {
        this.planes = planes;
        this.scan = scan;
        this.bits = bits;
        predictions = new int[scan.components().length];
        restartInterval = tables.restartInterval();
        for (int component : scan.components()) {
            planes.plane(component).quantiseBy(tables);
        }
    }

    /** Decodes one block; {@code index} is that of the component in the scan. */
    abstract void block(int index, DctPlane plane, int blockX, int blockY) throws DicomException;

    /** Forgets what goes from block to block. */
    void restart() {
        java.util.Arrays.fill(predictions, 0);
    }

    final void decode() throws DicomException {
        JpegHeader header = planes.header();
        boolean interleaved = scan.components().length > 1;
        DctPlane only = planes.plane(scan.components()[0]);
        int across = interleaved ? ceilDiv(header.columns(), 8 * header.horizontalMost()) : ceilDiv(only.width(), 8);
        int down = interleaved ? ceilDiv(header.rows(), 8 * header.verticalMost()) : ceilDiv(only.height(), 8);
        int untilRestart = restartInterval == 0 ? Integer.MAX_VALUE : restartInterval;
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                if (untilRestart == 0) {
                    bits.restart();
                    restart();
                    untilRestart = restartInterval;
                }
                untilRestart--;
                if (interleaved) {
                    unit(x, y);
                } else {
                    block(0, only, x, y);
                }
            }
            bits.requireNotOverrun();
        }
    }

    private void unit(int x, int y) throws DicomException {
        for (int i = 0; i < scan.components().length; i++) {
            DctPlane plane = planes.plane(scan.components()[i]);
            int h = plane.component().horizontal();
            int v = plane.component().vertical();
            for (int dy = 0; dy < v; dy++) {
                for (int dx = 0; dx < h; dx++) {
                    block(i, plane, x * h + dx, y * v + dy);
                }
            }
        }
    }

    /** The next prediction difference of a first coefficient. */
    final int difference(HuffmanTable table) throws DicomException {
        int magnitude = table.symbol(bits);
        if (magnitude > 15) {
            throw Codestream.malformed("JPEG coefficient of " + magnitude + " bits");
        }
        return bits.extended(magnitude);
    }

    private static int ceilDiv(int value, int divisor) {
        return (value + divisor - 1) / divisor;
    }
}
