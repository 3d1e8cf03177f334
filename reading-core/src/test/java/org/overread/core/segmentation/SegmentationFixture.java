package org.overread.core.segmentation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.study.Instance;

/** Small segmentations and images put together by hand, 5 x 3 pixels: no frame but each eighth starts on a byte. */
final class SegmentationFixture {
    static final int COLUMNS = 5;
    static final int ROWS = 3;
    static final String FRAME_OF_REFERENCE = "2.25.4";
    static final String IMAGE = "2.25.100";

    private final DataSet header = new DataSet();
    private final List<DataSet> frames = new ArrayList<>();
    private final List<int[]> insides = new ArrayList<>();

    SegmentationFixture() {
        header.putString(Tag.SOPClassUID, Vr.UI, SopClass.SEGMENTATION)
                .putString(Tag.SOPInstanceUID, Vr.UI, "2.25.9")
                .putString(Tag.FrameOfReferenceUID, Vr.UI, FRAME_OF_REFERENCE)
                .putString(Tag.SegmentationType, Vr.CS, "BINARY")
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putInteger(Tag.SamplesPerPixel, Vr.US, 1)
                .putInteger(Tag.Columns, Vr.US, COLUMNS)
                .putInteger(Tag.Rows, Vr.US, ROWS)
                .putInteger(Tag.BitsAllocated, Vr.US, 1)
                .putInteger(Tag.BitsStored, Vr.US, 1)
                .putInteger(Tag.HighBit, Vr.US, 0)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putItems(Tag.SegmentSequence, segment(1), segment(2))
                .putItems(Tag.SharedFunctionalGroupsSequence, shared(1, 0, 0, 0, 1, 0));
    }

    static DataSet segment(int number) {
        return new DataSet()
                .putInteger(Tag.SegmentNumber, Vr.US, number)
                .putString(Tag.SegmentLabel, Vr.LO, "segment " + number);
    }

    private static DataSet shared(double... orientation) {
        return new DataSet()
                .putItems(
                        Tag.PlaneOrientationSequence,
                        new DataSet().putDecimal(Tag.ImageOrientationPatient, orientation))
                .putItems(
                        Tag.PixelMeasuresSequence,
                        new DataSet().putDecimal(Tag.PixelSpacing, 2, 1).putDecimal(Tag.SliceThickness, 4));
    }

    SegmentationFixture orientation(double... cosines) {
        header.putItems(Tag.SharedFunctionalGroupsSequence, shared(cosines));
        return this;
    }

    DataSet header() {
        return header;
    }

    List<DataSet> frames() {
        return frames;
    }

    /** A frame of a segment at a position, with its set pixels as row · columns + column. */
    SegmentationFixture frame(int segment, double x, double y, double z, int... inside) {
        frames.add(new DataSet()
                .putItems(
                        Tag.SegmentIdentificationSequence,
                        new DataSet().putInteger(Tag.ReferencedSegmentNumber, Vr.US, segment))
                .putItems(Tag.PlanePositionSequence, new DataSet().putDecimal(Tag.ImagePositionPatient, x, y, z)));
        insides.add(inside);
        return this;
    }

    /** The last frame was derived from an image. */
    SegmentationFixture from(String sopInstanceUid) {
        frames.getLast()
                .putItems(
                        Tag.DerivationImageSequence,
                        new DataSet()
                                .putItems(
                                        Tag.SourceImageSequence,
                                        new DataSet()
                                                .putString(Tag.ReferencedSOPClassUID, Vr.UI, SopClass.CT_IMAGE)
                                                .putString(Tag.ReferencedSOPInstanceUID, Vr.UI, sopInstanceUid)));
        return this;
    }

    Instance instance() throws IOException {
        byte[] bits = new byte[(frames.size() * COLUMNS * ROWS + 7) / 8];
        for (int i = 0; i < insides.size(); i++) {
            for (int pixel : insides.get(i)) {
                int bit = i * COLUMNS * ROWS + pixel;
                bits[bit / 8] |= (byte) (1 << bit % 8);
            }
        }
        header.putString(Tag.NumberOfFrames, Vr.IS, Integer.toString(frames.size()))
                .putItems(Tag.PerFrameFunctionalGroupsSequence, frames)
                .putBytes(Tag.PixelData, Vr.OB, bits);
        return asFile(header);
    }

    Segmentation read() throws IOException {
        return Segmentation.of(instance());
    }

    /** An axial image, first pixel's centre at a position; rows 2 mm and columns 1 mm apart. */
    static Instance image(int columns, int rows, double x, double y, double z) throws IOException {
        return asFile(new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, SopClass.CT_IMAGE)
                .putString(Tag.SOPInstanceUID, Vr.UI, IMAGE)
                .putString(Tag.FrameOfReferenceUID, Vr.UI, FRAME_OF_REFERENCE)
                .putDecimal(Tag.ImagePositionPatient, x, y, z)
                .putDecimal(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
                .putDecimal(Tag.PixelSpacing, 2, 1)
                .putDecimal(Tag.SliceThickness, 4)
                .putInteger(Tag.Columns, Vr.US, columns)
                .putInteger(Tag.Rows, Vr.US, rows));
    }

    static Instance asFile(DataSet dataSet) throws IOException {
        return Instance.of(Path.of("made.dcm"), DicomReader.read(DicomWriter.toBytes(dataSet)));
    }
}
