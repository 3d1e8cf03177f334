package org.overread.core.codec.jpeg;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Decodes a scan of a progressive frame: spectral selection and successive approximation. Standard: T.81 G. Not thread-safe. */
final class ProgressiveScan extends DctScan {
    private final HuffmanTable[] direct;
    private final HuffmanTable alternating;

    /** Blocks to come, this one included, in which this band has nothing new. */
    private int endOfBand;

    ProgressiveScan(DctPlanes planes, ScanHeader scan, JpegTables tables, JpegBits bits) throws DicomException {
        super(planes, scan, tables, bits);
        boolean isDirect = scan.first() == 0;
        boolean sound = isDirect ? scan.last() == 0 : scan.components().length == 1 && scan.last() >= scan.first();
        if (!sound || scan.last() > 63 || scan.low() > 13 || scan.high() != 0 && scan.high() != scan.low() + 1) {
            throw Codestream.malformed("JPEG progressive scan parameters");
        }
        direct = new HuffmanTable[scan.components().length];
        for (int i = 0; isDirect && scan.high() == 0 && i < direct.length; i++) {
            direct[i] = tables.direct(scan.direct()[i]);
        }
        alternating = isDirect ? null : tables.alternating(scan.alternating()[0]);
    }

    @Override
    void restart() {
        super.restart();
        endOfBand = 0;
    }

    @Override
    void block(int index, DctPlane plane, int blockX, int blockY) throws DicomException {
        short[] coefficients = plane.coefficients();
        int at = (blockY * plane.blocksWide() + blockX) * 64;
        if (alternating != null) {
            if (scan.high() == 0) {
                firstOfBand(coefficients, at);
            } else {
                refineBand(coefficients, at);
            }
        } else if (scan.high() == 0) {
            predictions[index] += difference(direct[index]);
            coefficients[at] = (short) (predictions[index] << scan.low());
        } else if (bits.bits(1) == 1) {
            coefficients[at] |= (short) (1 << scan.low());
        }
    }

    private void firstOfBand(short[] coefficients, int at) throws DicomException {
        if (endOfBand > 0) {
            endOfBand--;
            return;
        }
        for (int k = scan.first(); k <= scan.last(); k++) {
            int symbol = alternating.symbol(bits);
            int run = symbol >> 4;
            int magnitude = symbol & 0x0F;
            if (magnitude == 0 && run < 15) {
                endOfBand = (1 << run) - 1 + bits.bits(run);
                return;
            }
            k += run;
            if (magnitude != 0) {
                requireInBlock(k);
                coefficients[at + DctPlane.NATURAL[k]] = (short) (bits.extended(magnitude) << scan.low());
            }
        }
    }

    private void refineBand(short[] coefficients, int at) throws DicomException {
        int k = scan.first();
        while (endOfBand == 0 && k <= scan.last()) {
            int symbol = alternating.symbol(bits);
            int run = symbol >> 4;
            int value = 0;
            if ((symbol & 0x0F) != 0) {
                value = bits.bits(1) == 1 ? 1 << scan.low() : -1 << scan.low();
            } else if (run < 15) {
                endOfBand = (1 << run) + bits.bits(run);
                break;
            }
            k = refineUntil(coefficients, at, k, run);
            if (value != 0) {
                requireInBlock(k);
                coefficients[at + DctPlane.NATURAL[k]] = (short) value;
            }
            k++;
        }
        if (endOfBand > 0) {
            refineUntil(coefficients, at, k, Integer.MAX_VALUE);
            endOfBand--;
        }
    }

    /** Refines coefficients that are not zero, from k on, up to the zero one that follows {@code zeros} others; its index. */
    private int refineUntil(short[] coefficients, int at, int k, int zeros) {
        int bit = 1 << scan.low();
        for (; k <= scan.last(); k++) {
            int i = at + DctPlane.NATURAL[k];
            int value = coefficients[i];
            if (value == 0) {
                if (zeros-- == 0) {
                    return k;
                }
            } else if (bits.bits(1) == 1 && (value & bit) == 0) {
                coefficients[i] += (short) (value > 0 ? bit : -bit);
            }
        }
        return k;
    }

    private void requireInBlock(int k) throws DicomException {
        if (k > scan.last()) {
            throw Codestream.malformed("JPEG coefficients go beyond their band");
        }
    }
}
