package org.overread.core.codec.jpeg;

import org.overread.core.codec.Codestream;
import org.overread.core.codec.SampleWriter;
import org.overread.core.dicom.DicomException;

/** Decodes one scan of lossless JPEG (process 14, all predictors). Standard: T.81 H. Not thread-safe. */
final class LosslessScan {
    private final JpegHeader header;
    private final ScanHeader scan;
    private final JpegBits bits;
    private final HuffmanTable[] tables;
    private final int[][] differences;
    private final int restartRows;

    /** Lines of samples before the point transform is undone: for each component the one above and the current one. */
    private int[][] above;

    private int[][] lines;

    LosslessScan(JpegHeader header, ScanHeader scan, JpegTables tables, JpegBits bits) throws DicomException {
        this.header = header;
        this.scan = scan;
        this.bits = bits;
        int count = scan.components().length;
        this.tables = new HuffmanTable[count];
        differences = new int[count][];
        for (int i = 0; i < count; i++) {
            JpegComponent component = header.components().get(scan.components()[i]);
            if (component.horizontal() != header.horizontalMost() || component.vertical() != header.verticalMost()) {
                throw Codestream.unsupported("JPEG lossless with subsampled components");
            }
            this.tables[i] = tables.direct(scan.direct()[i]);
            differences[i] = this.tables[i].differences();
        }
        if (scan.first() < 1 || scan.first() > 7 || scan.low() >= header.precision()) {
            throw Codestream.malformed("JPEG lossless predictor " + scan.first() + ", point transform " + scan.low());
        }
        if (tables.restartInterval() % header.columns() != 0) {
            throw Codestream.malformed("JPEG lossless restart interval is not a number of lines");
        }
        restartRows = tables.restartInterval() / header.columns();
        above = new int[count][header.columns()];
        lines = new int[count][header.columns()];
    }

    void decode(SampleWriter writer) throws DicomException {
        int count = scan.components().length;
        boolean initial = true;
        for (int row = 0; row < header.rows(); row++) {
            if (restartRows > 0 && row > 0 && row % restartRows == 0) {
                bits.restart();
                initial = true;
            }
            if (count == 1) {
                line(initial);
            } else {
                interleavedLine(initial);
            }
            initial = false;
            bits.requireNotOverrun();
            for (int c = 0; c < count; c++) {
                writer.row(scan.components()[c], row, scan.low() == 0 ? lines[c] : shifted(lines[c], above[c]), 0);
            }
            int[][] swapped = above;
            above = lines;
            lines = swapped;
        }
    }

    private int[] shifted(int[] line, int[] unused) {
        for (int x = 0; x < line.length; x++) {
            unused[x] = line[x] << scan.low();
        }
        return unused;
    }

    private int firstPrediction(boolean initial, int component) {
        return initial ? 1 << header.precision() - scan.low() - 1 : above[component][0];
    }

    private void line(boolean initial) throws DicomException {
        int[] line = lines[0];
        int[] up = above[0];
        HuffmanTable table = tables[0];
        int[] quick = differences[0];
        int predictor = initial ? 1 : scan.first();
        int left = firstPrediction(initial, 0) + table.difference(bits, quick) & 0xFFFF;
        line[0] = left;
        if (predictor == 1) {
            for (int x = 1; x < line.length; x++) {
                left = left + table.difference(bits, quick) & 0xFFFF;
                line[x] = left;
            }
            return;
        }
        for (int x = 1; x < line.length; x++) {
            left = predict(predictor, left, up[x], up[x - 1]) + table.difference(bits, quick) & 0xFFFF;
            line[x] = left;
        }
    }

    private void interleavedLine(boolean initial) throws DicomException {
        int predictor = initial ? 1 : scan.first();
        for (int c = 0; c < lines.length; c++) {
            lines[c][0] = firstPrediction(initial, c) + tables[c].difference(bits, differences[c]) & 0xFFFF;
        }
        if (lines.length == 3) {
            threeInterleaved(predictor);
            return;
        }
        for (int x = 1; x < header.columns(); x++) {
            for (int c = 0; c < lines.length; c++) {
                int predicted = predict(predictor, lines[c][x - 1], above[c][x], above[c][x - 1]);
                lines[c][x] = predicted + tables[c].difference(bits, differences[c]) & 0xFFFF;
            }
        }
    }

    /** The rest of a line of three components, as most colour images have. */
    private void threeInterleaved(int predictor) throws DicomException {
        int[] line0 = lines[0];
        int[] line1 = lines[1];
        int[] line2 = lines[2];
        int[] above0 = above[0];
        int[] above1 = above[1];
        int[] above2 = above[2];
        int left0 = line0[0];
        int left1 = line1[0];
        int left2 = line2[0];
        for (int x = 1; x < line0.length; x++) {
            int difference0 = tables[0].difference(bits, differences[0]);
            int difference1 = tables[1].difference(bits, differences[1]);
            int difference2 = tables[2].difference(bits, differences[2]);
            left0 = predict(predictor, left0, above0[x], above0[x - 1]) + difference0 & 0xFFFF;
            left1 = predict(predictor, left1, above1[x], above1[x - 1]) + difference1 & 0xFFFF;
            left2 = predict(predictor, left2, above2[x], above2[x - 1]) + difference2 & 0xFFFF;
            line0[x] = left0;
            line1[x] = left1;
            line2[x] = left2;
        }
    }

    /** The prediction from the neighbours to the left, above, and above left. */
    private static int predict(int predictor, int left, int up, int upLeft) {
        return switch (predictor) {
            case 1 -> left;
            case 2 -> up;
            case 3 -> upLeft;
            case 4 -> left + up - upLeft;
            case 5 -> left + (up - upLeft >> 1);
            case 6 -> up + (left - upLeft >> 1);
            default -> left + up >> 1;
        };
    }
}
