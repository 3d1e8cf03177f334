package org.overread.core.codec.jpeg;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** The tables in force at a point of a codestream: quantisation, Huffman, restart interval. Standard: T.81 B.2.4. */
final class JpegTables {
    private static final int DHT = 0xFFC4;
    private static final int DQT = 0xFFDB;
    private static final int DRI = 0xFFDD;

    private final int[][] quantisation = new int[4][];
    private final HuffmanTable[][] huffman = new HuffmanTable[2][4];
    private int restartInterval;

    /** Takes in a segment; false where it holds no table. */
    boolean accept(int marker, Codestream segment) throws DicomException {
        switch (marker) {
            case DHT -> {
                while (segment.remaining() > 0) {
                    int selector = segment.u8();
                    if (selector >> 4 > 1 || (selector & 0x0F) > 3) {
                        throw Codestream.malformed("JPEG Huffman table selector");
                    }
                    huffman[selector >> 4][selector & 0x0F] = HuffmanTable.read(segment);
                }
            }
            case DQT -> readQuantisation(segment);
            case DRI -> restartInterval = segment.u16();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readQuantisation(Codestream segment) throws DicomException {
        while (segment.remaining() > 0) {
            int selector = segment.u8();
            if ((selector & 0x0F) > 3) {
                throw Codestream.malformed("JPEG quantisation table selector");
            }
            int[] steps = new int[64];
            for (int i = 0; i < 64; i++) {
                steps[i] = selector >> 4 == 0 ? segment.u8() : segment.u16();
            }
            quantisation[selector & 0x0F] = steps;
        }
    }

    /** Quantisation steps in zigzag order. */
    int[] quantisation(int selector) throws DicomException {
        if (quantisation[selector] == null) {
            throw Codestream.malformed("JPEG quantisation table is missing");
        }
        return quantisation[selector];
    }

    HuffmanTable direct(int selector) throws DicomException {
        return huffman(0, selector);
    }

    HuffmanTable alternating(int selector) throws DicomException {
        return huffman(1, selector);
    }

    private HuffmanTable huffman(int kind, int selector) throws DicomException {
        if (selector > 3 || huffman[kind][selector] == null) {
            throw Codestream.malformed("JPEG Huffman table is missing");
        }
        return huffman[kind][selector];
    }

    /** Units between restart markers; 0 where there are none. */
    int restartInterval() {
        return restartInterval;
    }
}
