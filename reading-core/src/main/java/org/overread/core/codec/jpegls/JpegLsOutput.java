package org.overread.core.codec.jpegls;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.FrameFormat;
import org.overread.core.codec.SampleWriter;
import org.overread.core.dicom.DicomException;

/**
 * What becomes of the decoded lines of a scan: point transform, mapping tables and HP's colour transform are undone,
 * samples of subsampled components repeated. Standard: T.87 C.2.3, C.2.4.1.2. Not thread-safe.
 */
final class JpegLsOutput {
    private final FrameFormat format;
    private final JpegLsHeader header;
    private final JpegLsScan scan;
    private final SampleWriter writer;
    private final int[][] mappings;
    private final int transform;
    private final int[][] copies;
    private final boolean plain;
    private final boolean threeInOrder;

    JpegLsOutput(FrameFormat format, JpegLsHeader header, JpegLsScan scan, JpegLsTables tables, SampleWriter writer)
            throws DicomException {
        this.format = format;
        this.header = header;
        this.scan = scan;
        this.writer = writer;
        int count = scan.components().length;
        // palette indices stay indices: the data set has their palette
        boolean maps = !format.photometricInterpretation().equals("PALETTE COLOR");
        mappings = new int[count][];
        boolean mapped = false;
        for (int c = 0; c < count; c++) {
            mappings[c] = maps && scan.tables()[c] != 0 ? tables.mapping(scan.tables()[c]) : null;
            mapped |= mappings[c] != null;
        }
        transform = count == 3 ? tables.colourTransform() : 0;
        if (transform > 3 || transform > 0 && header.precision() != 8 && header.precision() != 16) {
            throw Codestream.unsupported(
                    "JPEG-LS colour transform " + transform + " of " + header.precision() + "-bit samples");
        }
        threeInOrder = format.samplesPerPixel() == 3 && Arrays.equals(scan.components(), new int[] {0, 1, 2});
        plain = !mapped && transform == 0 && scan.shift() == 0;
        copies = plain ? null : new int[count][format.columns() + 2];
    }

    /**
     * Takes a row of all components of the scan, none of them subsampled; samples from index 1 on.
     *
     * @param alike whether each component has one value in the whole row
     */
    void row(int row, char[][] lines, boolean alike) throws DicomException {
        if (plain && alike && filled(row, lines)) {
            return;
        }
        if (plain && threeInOrder) {
            writer.row(row, lines[0], lines[1], lines[2], 1);
            return;
        }
        if (plain) {
            for (int c = 0; c < lines.length; c++) {
                writer.row(scan.components()[c], row, lines[c], 1);
            }
            return;
        }
        for (int c = 0; c < lines.length; c++) {
            finish(lines[c], copies[c], c);
        }
        HpTransform.undo(transform, header.precision(), copies);
        for (int c = 0; c < lines.length; c++) {
            writer.row(scan.components()[c], row, copies[c], 1);
        }
    }

    /** Sets a row of pixels that are alike, where one value does for all their components; false where it does not. */
    private boolean filled(int row, char[][] lines) {
        char value = lines[0][1];
        for (char[] line : lines) {
            if (line[1] != value) {
                return false;
            }
        }
        if (value != 0 && lines.length != format.samplesPerPixel()) {
            return false;
        }
        writer.fill(row, value);
        return true;
    }

    private void finish(char[] line, int[] to, int c) throws DicomException {
        int[] mapping = mappings[c];
        for (int x = 1; x <= format.columns(); x++) {
            int value = line[x];
            if (mapping != null) {
                if (value >= mapping.length) {
                    throw Codestream.malformed("JPEG-LS mapping table has no such entry");
                }
                value = mapping[value];
            }
            to[x] = value << scan.shift();
        }
    }

    /** Takes a row of one component, the {@code c}-th of the scan, which may be subsampled. */
    void componentRow(int c, int componentRow, char[] line) throws DicomException {
        JpegLsHeader.Component component = header.components().get(scan.components()[c]);
        int columnsMost = header.horizontalMost();
        int rowsMost = header.verticalMost();
        if (!plain) {
            throw Codestream.unsupported("JPEG-LS with subsampled components that are mapped or transformed");
        }
        int[] spread = new int[format.columns()];
        for (int x = 0; x < spread.length; x++) {
            spread[x] = line[1 + x * component.horizontal() / columnsMost];
        }
        int from = Math.ceilDiv(componentRow * rowsMost, component.vertical());
        int to = Math.min(format.rows(), Math.ceilDiv((componentRow + 1) * rowsMost, component.vertical()));
        for (int row = from; row < to; row++) {
            writer.row(scan.components()[c], row, spread, 0);
        }
    }
}
