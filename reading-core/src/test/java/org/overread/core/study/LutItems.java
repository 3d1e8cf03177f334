package org.overread.core.study;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;

/** Items of LUT sequences, and instances that only have a header. */
final class LutItems {

    /** Words of 16 bits. @param entries as the descriptor says, 0 for 65536 */
    static DataSet words(int entries, int first, int bits, int... outputs) {
        ByteBuffer data = ByteBuffer.allocate(2 * outputs.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int output : outputs) {
            data.putShort((short) output);
        }
        return new DataSet()
                .putInteger(Tag.LUTDescriptor, Vr.US, entries, first, bits)
                .putBytes(Tag.LUTData, Vr.OW, data.array());
    }

    static Instance instance(DataSet header) {
        return new Instance(Path.of("a.dcm"), "1.2.840.10008.1.2.1", "1.2.3", "1.2", 1, Optional.empty(), header);
    }

    private LutItems() {}
}
