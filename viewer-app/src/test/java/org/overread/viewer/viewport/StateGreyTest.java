package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.ModalityLut;
import org.overread.core.presentation.PresentationState;
import org.overread.core.presentation.PresentationStateReader;
import org.overread.core.study.Instance;

/** Grey levels of presentation states beside those that DCMTK's dcmp2pgm makes of the same two files. */
class StateGreyTest {
    private static final String IMAGE = "1.2.826.0.1.3680043.10.1.1";
    private static final int SIZE = 64;

    @TempDir
    private Path folder;

    /** Stored values 0, 1, … 4095 in 64 x 64 pixels, whose own rescale and window are others than the state's. */
    private static DataSet image() {
        ByteBuffer pixels = ByteBuffer.allocate(2 * SIZE * SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < SIZE * SIZE; i++) {
            pixels.putShort((short) i);
        }
        return common().putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2")
                .putString(Tag.SOPInstanceUID, Vr.UI, IMAGE)
                .putString(Tag.SeriesInstanceUID, Vr.UI, "1.2.826.0.1.3680043.10.1")
                .putString(Tag.Modality, Vr.CS, "CT")
                .putString(Tag.RescaleIntercept, Vr.DS, "-5000")
                .putString(Tag.RescaleSlope, Vr.DS, "3")
                .putString(Tag.WindowCenter, Vr.DS, "7")
                .putString(Tag.WindowWidth, Vr.DS, "9")
                .putInteger(Tag.SamplesPerPixel, Vr.US, 1)
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putInteger(Tag.Rows, Vr.US, SIZE)
                .putInteger(Tag.Columns, Vr.US, SIZE)
                .putInteger(Tag.BitsAllocated, Vr.US, 16)
                .putInteger(Tag.BitsStored, Vr.US, 12)
                .putInteger(Tag.HighBit, Vr.US, 11)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putBytes(Tag.PixelData, Vr.OW, pixels.array());
    }

    private static DataSet common() {
        return new DataSet()
                .putString(Tag.StudyInstanceUID, Vr.UI, "1.2.826.0.1.3680043.10")
                .putEmpty(Tag.StudyDate, Vr.DA)
                .putEmpty(Tag.StudyTime, Vr.TM)
                .putEmpty(Tag.StudyID, Vr.SH)
                .putEmpty(Tag.AccessionNumber, Vr.SH)
                .putEmpty(Tag.ReferringPhysicianName, Vr.PN)
                .putString(Tag.PatientName, Vr.PN, "A^B")
                .putString(Tag.PatientID, Vr.LO, "P")
                .putEmpty(Tag.PatientBirthDate, Vr.DA)
                .putEmpty(Tag.PatientSex, Vr.CS)
                .putString(Tag.SeriesNumber, Vr.IS, "1")
                .putString(Tag.InstanceNumber, Vr.IS, "1");
    }

    private static DataSet state() {
        DataSet image = new DataSet()
                .putString(Tag.ReferencedSOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2")
                .putString(Tag.ReferencedSOPInstanceUID, Vr.UI, IMAGE);
        DataSet area = new DataSet()
                .putInteger(Tag.DisplayedAreaTopLeftHandCorner, Vr.SL, 1, 1)
                .putInteger(Tag.DisplayedAreaBottomRightHandCorner, Vr.SL, SIZE, SIZE)
                .putString(Tag.PresentationSizeMode, Vr.CS, "SCALE TO FIT")
                .putString(Tag.PresentationPixelAspectRatio, Vr.IS, "1", "1");
        return common().putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.11.1")
                .putString(Tag.SOPInstanceUID, Vr.UI, "1.2.826.0.1.3680043.10.2.1")
                .putString(Tag.SeriesInstanceUID, Vr.UI, "1.2.826.0.1.3680043.10.2")
                .putString(Tag.Modality, Vr.CS, "PR")
                .putString(Tag.Manufacturer, Vr.LO, "M")
                .putString(Tag.ContentLabel, Vr.CS, "KEY")
                .putString(Tag.ContentDescription, Vr.LO, "key")
                .putString(Tag.ContentCreatorName, Vr.PN, "R^S")
                .putString(Tag.PresentationCreationDate, Vr.DA, "20260102")
                .putString(Tag.PresentationCreationTime, Vr.TM, "0304")
                .putItems(
                        Tag.ReferencedSeriesSequence,
                        new DataSet()
                                .putString(Tag.SeriesInstanceUID, Vr.UI, "1.2.826.0.1.3680043.10.1")
                                .putItems(Tag.ReferencedImageSequence, image))
                .putItems(Tag.DisplayedAreaSelectionSequence, area)
                .putString(Tag.PresentationLUTShape, Vr.CS, "IDENTITY");
    }

    private static DataSet window(String center, String width) {
        return new DataSet().putString(Tag.WindowCenter, Vr.DS, center).putString(Tag.WindowWidth, Vr.DS, width);
    }

    @Test
    void aWindowOverAnotherRescaleThanTheImagesOwn() throws Exception {
        compare(state().putString(Tag.RescaleIntercept, Vr.DS, "-1024")
                .putString(Tag.RescaleSlope, Vr.DS, "2")
                .putString(Tag.RescaleType, Vr.LO, "HU")
                .putItems(Tag.SoftcopyVOILUTSequence, window("1000", "3001")));
    }

    @Test
    void withoutRescaleTheWindowIsOverStoredValues() throws Exception {
        compare(state().putItems(Tag.SoftcopyVOILUTSequence, window("2000", "3001"))
                .putString(Tag.PresentationLUTShape, Vr.CS, "INVERSE"));
    }

    @Test
    void withoutWindowAllStoredValuesAreShownFromBlackToWhite() throws Exception {
        compare(state());
    }

    @Test
    void aTableInPlaceOfAWindow() throws Exception {
        int[] curve = new int[256];
        for (int i = 0; i < curve.length; i++) {
            curve[i] = i * i;
        }
        DataSet table = new DataSet()
                .putInteger(Tag.LUTDescriptor, Vr.US, curve.length, 1000, 16)
                .putInteger(Tag.LUTData, Vr.US, curve);
        compare(state().putItems(Tag.SoftcopyVOILUTSequence, new DataSet().putItems(Tag.VOILUTSequence, table)));
    }

    private void compare(DataSet presentation) throws Exception {
        assumeTrue(installed(), "dcmtk not installed");
        Path imageFile = Files.write(folder.resolve("image.dcm"), DicomWriter.toBytes(image()));
        Path stateFile = Files.write(folder.resolve("state.dcm"), DicomWriter.toBytes(presentation));
        Path pgm = folder.resolve("image.pgm");
        Path said = folder.resolve("said.txt");
        Process made = new ProcessBuilder("dcmp2pgm", "-p", stateFile.toString(), imageFile.toString(), pgm.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).as(Files.readString(said)).isZero();
        int[] theirs = pixels(pgm);
        Instance instance = Instance.of(imageFile, DicomReader.read(imageFile));
        int[] ours = rendered(instance, PresentationStateReader.read(presentation));
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i] & 0xFF).as("stored value %d", i).isCloseTo(theirs[i], within(1));
        }
    }

    private static boolean installed() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, "dcmp2pgm")));
    }

    private static short[] stored() {
        short[] stored = new short[SIZE * SIZE];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (short) i;
        }
        return stored;
    }

    private static int[] rendered(Instance instance, PresentationState state) throws Exception {
        ImageFrame frame =
                new GreyFrame(new FrameRef(IMAGE, 1), SIZE, SIZE, stored(), true, ModalityLut.linear(3, -5000, "HU"));
        StackFrame at = new StackFrame(new FrameRef(IMAGE, 1), instance, Optional.empty());
        StateGrey grey = new StateGrey(state, at);
        int[] picture = new int[SIZE * SIZE];
        new FrameRenderer()
                .render(
                        grey.shown(frame),
                        ViewGeometry.fit(SIZE, SIZE, SIZE, SIZE, 1),
                        grey.recipe(grey.voi(), false),
                        picture);
        return picture;
    }

    /** Of a binary grey map of 8 bits. */
    private static int[] pixels(Path pgm) throws Exception {
        byte[] bytes = Files.readAllBytes(pgm);
        assertThat(new String(bytes, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("P5");
        int[] pixels = new int[SIZE * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = bytes[bytes.length - pixels.length + i] & 0xFF;
        }
        return pixels;
    }
}
