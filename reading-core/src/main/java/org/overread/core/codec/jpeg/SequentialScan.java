package org.overread.core.codec.jpeg;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Decodes a baseline or extended sequential scan. Standard: T.81 F.2. Not thread-safe. */
final class SequentialScan extends DctScan {
    private final HuffmanTable[] direct;
    private final HuffmanTable[] alternating;
    private final int[] block = new int[64];

    SequentialScan(DctPlanes planes, ScanHeader scan, JpegTables tables, JpegBits bits) throws DicomException {
        super(planes, scan, tables, bits);
        int count = scan.components().length;
        direct = new HuffmanTable[count];
        alternating = new HuffmanTable[count];
        for (int i = 0; i < count; i++) {
            direct[i] = tables.direct(scan.direct()[i]);
            alternating[i] = tables.alternating(scan.alternating()[i]);
        }
    }

    @Override
    void block(int index, DctPlane plane, int blockX, int blockY) throws DicomException {
        int[] steps = plane.quantisation();
        HuffmanTable table = alternating[index];
        predictions[index] += difference(direct[index]);
        Arrays.fill(block, 0);
        block[0] = predictions[index] * steps[0];
        int last = 0;
        for (int k = 1; k < 64; k++) {
            int symbol = table.symbol(bits);
            int magnitude = symbol & 0x0F;
            k += symbol >> 4;
            if (magnitude == 0) {
                if (symbol != 0xF0) {
                    break;
                }
                continue;
            }
            if (k > 63) {
                throw Codestream.malformed("JPEG coefficients go beyond their block");
            }
            block[DctPlane.NATURAL[k]] = bits.extended(magnitude) * steps[k];
            last = k;
        }
        plane.transform(block, last, blockX, blockY);
    }
}
