package org.overread.core.codec.jpegls;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.FrameFormat;
import org.overread.core.codec.SampleWriter;
import org.overread.core.dicom.DicomException;

/** Goes through the lines of a scan in their order, over restart intervals. Standard: T.87 B. Not thread-safe. */
final class JpegLsRows {
    private final FrameFormat format;
    private final JpegLsHeader header;
    private final JpegLsScan scan;
    private final JpegLsTables tables;
    private final char[][] above;
    private final char[][] lines;
    private final int[] runIndex;

    JpegLsRows(FrameFormat format, JpegLsHeader header, JpegLsScan scan, JpegLsTables tables) {
        this.format = format;
        this.header = header;
        this.scan = scan;
        this.tables = tables;
        int count = scan.components().length;
        above = new char[count][];
        lines = new char[count][];
        runIndex = new int[count];
        for (int c = 0; c < count; c++) {
            int columns = Math.ceilDiv(format.columns() * component(c).horizontal(), header.horizontalMost());
            above[c] = new char[columns + JpegLsLines.BESIDE];
            lines[c] = new char[columns + JpegLsLines.BESIDE];
        }
    }

    private JpegLsHeader.Component component(int c) {
        return header.components().get(scan.components()[c]);
    }

    private boolean isFull(int c) {
        return component(c).horizontal() == header.horizontalMost()
                && component(c).vertical() == header.verticalMost();
    }

    void decode(JpegLsLines decoder, JpegLsBits bits, SampleWriter writer) throws DicomException {
        JpegLsOutput output = new JpegLsOutput(format, header, scan, tables, writer);
        boolean full = true;
        for (int c = 0; c < lines.length; c++) {
            full &= isFull(c);
        }
        boolean bySample = scan.interleave() == 2 && lines.length > 1;
        if (!full && bySample) {
            throw Codestream.unsupported("JPEG-LS with subsampled components interleaved by sample");
        }
        // a scan of one component has its lines one by one, whatever its sampling factors
        int unitRows = full || lines.length == 1 ? 1 : header.verticalMost();
        int rows = full ? format.rows() : lines.length == 1 ? rows(0) : Math.ceilDiv(format.rows(), unitRows);
        for (int unit = 0; unit < rows; unit++) {
            if (tables.restartInterval() > 0 && unit > 0 && unit % tables.restartInterval() == 0) {
                restart(decoder, bits);
            }
            if (bySample) {
                runIndex[0] = decoder.interleavedLine(above, lines, format.columns(), runIndex[0]);
                output.row(unit, lines, decoder.isOneRun());
                swap();
            } else if (full) {
                boolean alike = true;
                for (int c = 0; c < lines.length; c++) {
                    runIndex[c] = decoder.line(above[c], lines[c], format.columns(), runIndex[c]);
                    alike &= decoder.isOneRun();
                }
                output.row(unit, lines, alike);
                swap();
            } else {
                subsampled(unit, decoder, output);
            }
            bits.requireNotOverrun();
        }
    }

    private int rows(int c) {
        return Math.ceilDiv(format.rows() * component(c).vertical(), header.verticalMost());
    }

    /** The lines of a unit: of each component as many as its vertical sampling factor. */
    private void subsampled(int unit, JpegLsLines decoder, JpegLsOutput output) throws DicomException {
        for (int c = 0; c < lines.length; c++) {
            int each = lines.length == 1 ? 1 : component(c).vertical();
            for (int row = unit * each; row < Math.min(rows(c), (unit + 1) * each); row++) {
                runIndex[c] = decoder.line(above[c], lines[c], lines[c].length - JpegLsLines.BESIDE, runIndex[c]);
                output.componentRow(c, row, lines[c]);
                swap(c);
            }
        }
    }

    private void swap() {
        for (int c = 0; c < lines.length; c++) {
            swap(c);
        }
    }

    private void swap(int c) {
        char[] swapped = above[c];
        above[c] = lines[c];
        lines[c] = swapped;
    }

    private void restart(JpegLsLines decoder, JpegLsBits bits) throws DicomException {
        bits.restart();
        decoder.restart();
        Arrays.fill(runIndex, 0);
        for (char[] line : above) {
            Arrays.fill(line, (char) 0);
        }
    }
}
