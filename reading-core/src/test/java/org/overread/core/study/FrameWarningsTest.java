package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomBytes;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.ColourFrame;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.RealFrame;

/** What was tolerated in a frame's pixel data is known to whoever shows it: RLE fragments where native pixels are declared. */
class FrameWarningsTest {
    private static final String FRAGMENTS = "fragments in pixel data of defined length";

    @Test
    void aGreyFrameHandsThemOn() throws Exception {
        ImageFrame frame = read("MONOCHROME2", 1, 8);

        assertThat(frame).isInstanceOf(GreyFrame.class);
        assertThat(frame.warnings()).contains(FRAGMENTS);
    }

    @Test
    void aColourFrameHandsThemOn() throws Exception {
        ImageFrame frame = read("RGB", 3, 8);

        assertThat(frame).isInstanceOf(ColourFrame.class);
        assertThat(frame.warnings()).contains(FRAGMENTS);
    }

    @Test
    void aFrameOfNumbersHandsThemOn() throws Exception {
        ImageFrame frame = read("MONOCHROME2", 1, 32);

        assertThat(frame).isInstanceOf(RealFrame.class);
        assertThat(frame.warnings()).contains(FRAGMENTS);
    }

    @Test
    void aFrameWithoutFaultHasNone() throws Exception {
        DataSet native8 = image("MONOCHROME2", 1, 8).putBytes(Tag.PixelData, Vr.OB, new byte[8]);

        assertThat(new ImageFrameReader().read(Headers.instance(native8), 1).warnings())
                .isEmpty();
    }

    private static ImageFrame read(String photometric, int samples, int bits) throws Exception {
        byte[] frame = rle(samples * bits / 8);
        byte[] value = DicomBytes.little()
                .item(0)
                .item(frame.length)
                .raw(frame)
                .sequenceEnd()
                .bytes();
        DataSet header = image(photometric, samples, bits).putBytes(Tag.PixelData, Vr.OB, value);
        return new ImageFrameReader().read(Headers.instance(header), 1);
    }

    private static DataSet image(String photometric, int samples, int bits) {
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.7")
                .putString(Tag.SOPInstanceUID, Vr.UI, "1.2.3")
                .putString(Tag.PhotometricInterpretation, Vr.CS, photometric)
                .putInteger(Tag.SamplesPerPixel, Vr.US, samples)
                .putInteger(Tag.Rows, Vr.US, 2)
                .putInteger(Tag.Columns, Vr.US, 4)
                .putInteger(Tag.BitsAllocated, Vr.US, bits)
                .putInteger(Tag.BitsStored, Vr.US, bits)
                .putInteger(Tag.HighBit, Vr.US, bits - 1)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0);
    }

    /** A frame in RLE (PS3.5 G): of each segment one run of eight. */
    private static byte[] rle(int segments) {
        ByteBuffer frame = ByteBuffer.allocate(64 + 2 * segments).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(segments);
        for (int i = 0; i < segments; i++) {
            frame.putInt(64 + 2 * i);
            frame.put(64 + 2 * i, new byte[] {-7, 5});
        }
        return frame.array();
    }
}
