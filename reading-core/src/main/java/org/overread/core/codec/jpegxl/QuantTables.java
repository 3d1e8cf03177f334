package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * The steps of the coefficients of each kind of block. Standard: ISO/IEC 18181-1 G.3.1, I.2.4. Not thread-safe.
 *
 * <p>Shape: of a table, three channels of rows x columns.
 */
final class QuantTables {
    static final int COUNT = 17;
    private static final int[] ROWS = {8, 8, 8, 8, 16, 32, 8, 8, 16, 8, 8, 64, 32, 128, 64, 256, 128};
    private static final int[] COLUMNS = {8, 8, 8, 8, 16, 32, 16, 32, 32, 8, 8, 64, 64, 128, 128, 256, 256};

    private final QuantWeights[] weights = new QuantWeights[COUNT];
    private final float[][] steps = new float[COUNT][];

    /**
     * @param firstSection of those that tables are written in
     */
    static QuantTables read(XlBits bits, MaTree tree, int firstSection) throws DicomException {
        QuantTables tables = new QuantTables();
        if (!bits.bool()) {
            for (int i = 0; i < COUNT; i++) {
                tables.weights[i] =
                        QuantWeights.read(bits, new QuantWeights.Shape(ROWS[i], COLUMNS[i]), tree, firstSection + i);
            }
        }
        return tables;
    }

    /** The steps of a table. */
    float[] steps(int table) throws DicomException {
        if (steps[table] == null) {
            QuantWeights own = weights[table];
            float[] values = (own == null ? QuantWeights.byDefault(table) : own).values(ROWS[table], COLUMNS[table]);
            for (int i = 0; i < values.length; i++) {
                if (!(values[i] >= 1e-8f && values[i] <= 1e8f)) {
                    throw Codestream.malformed("JPEG XL quantisation weight " + values[i]);
                }
                values[i] = 1 / values[i];
            }
            steps[table] = values;
        }
        return steps[table];
    }
}
