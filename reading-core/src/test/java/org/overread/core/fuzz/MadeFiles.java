package org.overread.core.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.overread.core.dicom.DicomBytes;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.presentation.SampleState;
import org.overread.core.sr.DicomReportWriter;
import org.overread.example.ExampleReport;

/** A report, a presentation state, derived objects, and a small image in each encoding of data sets, with sequences, several character sets and kinds of pixel data. */
final class MadeFiles {
    private static final long UNDEFINED = 0xFFFF_FFFFL;
    private static final int FRAGMENTS_BYTES = 16 + 2 * (8 + 68) + 8;

    static Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("explicit", with("1.2.840.10008.1.2.1", image(true).bytes()));
        files.put("big endian", with("1.2.840.10008.1.2.2", image(false).bytes()));
        files.put("implicit", with("1.2.840.10008.1.2", implicit().bytes()));
        files.put("bare", implicit().bytes());
        files.put(
                "deflated", with("1.2.840.10008.1.2.1.99", deflated(image(true).bytes())));
        files.put("report", report());
        files.put("presentation state", DicomWriter.toBytes(SampleState.state()));
        files.putAll(MadeObjects.all());
        files.put("fragments", with("1.2.840.10008.1.2.5", fragments(UNDEFINED).bytes()));
        files.put(
                "fragments of defined length",
                with("1.2.840.10008.1.2.5", fragments(FRAGMENTS_BYTES).bytes()));
        return files;
    }

    private static byte[] report() {
        return new DicomReportWriter(ExampleReport.STATION)
                .write(ExampleReport.content())
                .get(0)
                .bytes();
    }

    private static byte[] with(String syntax, byte[] dataSet) {
        return DicomBytes.file(syntax).raw(dataSet).bytes();
    }

    private static DicomBytes image(boolean little) {
        return described(little ? DicomBytes.little() : DicomBytes.big())
                .explicitLong(Tag.PixelData, "OW", 32, new byte[32]);
    }

    private static DicomBytes described(DicomBytes out) {
        return out.explicit(Tag.SpecificCharacterSet, "CS", "\\ISO 2022 IR 87 ")
                .explicit(Tag.SOPClassUID, "UI", "1.2.840.10008.5.1.4.1.1.2\0")
                .explicit(Tag.SOPInstanceUID, "UI", "1.2.3.4.5\0")
                .explicitLong(Tag.ReferencedSeriesSequence, "SQ", UNDEFINED, new byte[0])
                .item(UNDEFINED)
                .explicit(Tag.SeriesInstanceUID, "UI", "1.2.3\0")
                .explicitLong(Tag.ReferencedSOPSequence, "SQ", 16, new byte[0])
                .item(8)
                .explicit(Tag.InstanceNumber, "IS", "")
                .itemEnd()
                .sequenceEnd()
                .explicit(Tag.PatientName, "PN", "Yamada^Tarou=\u001b$B;3ED\u001b(B^\u001b$BB@O:\u001b(B ")
                .explicit(Tag.ImagePositionPatient, "DS", "-1.5\\2e1\\3 ")
                .explicitLong(0x00091001, "UN", 4, new byte[] {1, 2, 3, 4})
                .explicit(Tag.SamplesPerPixel, "US", new byte[] {1, 0})
                .explicit(Tag.PhotometricInterpretation, "CS", "MONOCHROME2 ")
                .explicit(Tag.Rows, "US", new byte[] {4, 0})
                .explicit(Tag.Columns, "US", new byte[] {4, 0})
                .explicit(Tag.BitsAllocated, "US", new byte[] {16, 0})
                .explicit(Tag.BitsStored, "US", new byte[] {12, 0})
                .explicit(Tag.PixelRepresentation, "US", new byte[] {0, 0});
    }

    private static DicomBytes implicit() {
        return DicomBytes.little()
                .implicit(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.2\0")
                .implicit(Tag.SOPInstanceUID, "1.2.3.4.5\0")
                .tag(Tag.ReferencedSeriesSequence)
                .u32(UNDEFINED)
                .item(14)
                .implicit(Tag.SeriesInstanceUID, "1.2.3\0")
                .sequenceEnd()
                .implicit(Tag.Rows, new byte[] {2, 0})
                .implicit(Tag.Columns, new byte[] {2, 0})
                .implicit(Tag.BitsAllocated, new byte[] {8, 0})
                .implicit(Tag.PixelData, new byte[4]);
    }

    /** Two frames of runs, found by a Basic Offset Table. */
    private static DicomBytes fragments(long length) {
        DicomBytes frame = DicomBytes.little().u32(2).u32(64).u32(66).raw(new byte[52]);
        byte[] rle = frame.raw(new byte[] {-15, 1, -15, 2}).bytes();
        return described(DicomBytes.little())
                .explicit(Tag.NumberOfFrames, "IS", "2 ")
                .explicitLong(Tag.PixelData, "OB", length, new byte[0])
                .item(8)
                .u32(0)
                .u32(rle.length + 8)
                .item(rle.length)
                .raw(rle)
                .item(rle.length)
                .raw(rle)
                .sequenceEnd();
    }

    static byte[] deflated(byte[] dataSet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
                DeflaterOutputStream to = new DeflaterOutputStream(out, deflater)) {
            to.write(dataSet);
            to.finish();
        }
        return out.toByteArray();
    }

    private MadeFiles() {}
}
