package org.overread.viewer.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;

/**
 * Files of an axial CT series, 3 mm apart, with pixels of 1 mm: every pixel of slice k (zero-based) is stored as 1000 + 10 · k.
 * What is wrong with it is up to the test.
 */
final class PhantomFiles {
    private final Path folder;

    PhantomFiles(Path folder) {
        this.folder = folder;
    }

    /** @param change what is otherwise in each */
    void series(int slices, Consumer<DataSet> change) throws IOException {
        for (int slice = 0; slice < slices; slice++) {
            DataSet image = image(slice, 32);
            change.accept(image);
            write(slice, image);
        }
    }

    void write(int number, DataSet image) throws IOException {
        Files.write(file(number), DicomWriter.toBytes(image));
    }

    /** Of a written file of one value: the same in RLE. @param damaged its codestream ends within the first run */
    void compress(int slice, boolean damaged) throws IOException {
        byte[] whole = Files.readAllBytes(file(slice));
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int pixels = text.lastIndexOf("\u00e0\u007f\u0010\u0000OW");
        int stored = (whole[whole.length - 1] & 0xFF) << 8 | whole[whole.length - 2] & 0xFF;
        byte[] codestream = damaged ? Arrays.copyOf(rle(stored, 1024), 67) : rle(stored, 1024);
        ByteBuffer out = ByteBuffer.allocate(whole.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(text.substring(0, pixels)
                .replace("1.2.840.10008.1.2.1\u0000", "1.2.840.10008.1.2.5\u0000")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.putInt(0x00107FE0).put(new byte[] {'O', 'B', 0, 0}).putInt(-1);
        out.putInt(0xE000FFFE).putInt(0);
        out.putInt(0xE000FFFE).putInt(codestream.length + codestream.length % 2).put(codestream);
        out.position(out.position() + codestream.length % 2);
        out.putInt(0xE0DDFFFE).putInt(0);
        Files.write(file(slice), Arrays.copyOf(out.array(), out.position()));
    }

    /** Two segments, high byte first, of runs of 128 (PS3.5 G). */
    private static byte[] rle(int value, int pixels) {
        int segment = 2 * pixels / 128;
        ByteBuffer out = ByteBuffer.allocate(64 + 2 * segment).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(2).putInt(64).putInt(64 + segment).position(64);
        for (int sample : new int[] {value >> 8, value & 0xFF}) {
            for (int run = 0; run < pixels / 128; run++) {
                out.put((byte) -127).put((byte) sample);
            }
        }
        return out.array();
    }

    Path file(int number) {
        return folder.resolve(String.format(Locale.ROOT, "slice-%02d.dcm", number));
    }

    static DataSet image(int slice, int size) {
        ByteBuffer pixels = ByteBuffer.allocate(2 * size * size).order(ByteOrder.LITTLE_ENDIAN);
        while (pixels.hasRemaining()) {
            pixels.putShort((short) (1000 + 10 * slice));
        }
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, SopClass.CT_IMAGE)
                .putString(Tag.SOPInstanceUID, Vr.UI, "1.2.826.0.1." + (slice + 1))
                .putString(Tag.StudyInstanceUID, Vr.UI, "1.2.826.0.2")
                .putString(Tag.SeriesInstanceUID, Vr.UI, "1.2.826.0.3")
                .putString(Tag.FrameOfReferenceUID, Vr.UI, "1.2.826.0.4")
                .putString(Tag.PatientName, Vr.PN, "PHANTOM^BROKEN")
                .putString(Tag.PatientID, Vr.LO, "PHANTOM")
                .putString(Tag.Modality, Vr.CS, "CT")
                .putString(Tag.InstanceNumber, Vr.IS, Integer.toString(slice + 1))
                .putString(Tag.ImageOrientationPatient, Vr.DS, "1", "0", "0", "0", "1", "0")
                .putString(Tag.ImagePositionPatient, Vr.DS, "-16", "-16", Integer.toString(3 * slice))
                .putString(Tag.PixelSpacing, Vr.DS, "1", "1")
                .putInteger(Tag.SamplesPerPixel, Vr.US, 1)
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putInteger(Tag.Rows, Vr.US, size)
                .putInteger(Tag.Columns, Vr.US, size)
                .putInteger(Tag.BitsAllocated, Vr.US, 16)
                .putInteger(Tag.BitsStored, Vr.US, 12)
                .putInteger(Tag.HighBit, Vr.US, 11)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putBytes(Tag.PixelData, Vr.OW, pixels.array());
    }
}
