package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.study.ImageFrameReader;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

/** Images of every kind in the window, with a picture of each in target/screens. */
@ExtendWith(VirtualScreen.class)
class DisplayScreensTest {
    private static final int SIZE = 128;

    private final ReadingBench bench = new ReadingBench(new ImageFrameReader()::read, 1440, 900);

    @TempDir
    Path folder;

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void aVoiTableIsShownAndADragGoesOnFromTheLineNearestToIt() throws Exception {
        ByteBuffer table = ByteBuffer.allocate(2 * 1000).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 1000; i++) {
            table.putShort((short) Math.clamp((i - 300) * 1023L / 400, 0, 1023));
        }
        DataSet item = new DataSet()
                .putInteger(Tag.LUTDescriptor, Vr.US, 1000, 0, 10)
                .putString(Tag.LUTExplanation, Vr.LO, "HARDER")
                .putBytes(Tag.LUTData, Vr.OW, table.array());
        open(words("DX", 1, i -> 1000.0 * (i % SIZE) / SIZE).putItems(Tag.VOILUTSequence, item));
        WritableImage shown = bench.image(bench.picture("display-voi-lut"));
        assertThat(bench.texts()).contains("VOI LUT  HARDER");
        assertThat(grey(shown, 0.2)).isZero();
        assertThat(grey(shown, 0.5)).isBetween(120, 135);
        assertThat(grey(shown, 0.8)).isEqualTo(255);

        middle(0);
        bench.mouse(robot -> robot.mousePress(MouseButton.SECONDARY));
        middle(12);
        bench.mouse(robot -> robot.mouseRelease(MouseButton.SECONDARY));
        WritableImage dragged = bench.image(bench.picture("display-voi-lut-dragged"));
        assertThat(bench.texts()).doesNotContain("VOI LUT").containsPattern("W 4\\d\\d  L 5\\d\\d");
        assertThat(grey(dragged, 0.5)).isBetween(100, 140);
    }

    @Test
    void floatingPointPixelsAreWindowedInTheirOwnRangeAndReadWithTheirUnit() throws Exception {
        ByteBuffer pixels = ByteBuffer.allocate(4 * SIZE * SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < SIZE * SIZE; i++) {
            pixels.putFloat(i < SIZE * 10 ? Float.NaN : 0.003f * (i % SIZE) / SIZE);
        }
        DataSet mapping = new DataSet()
                .putFloating(Tag.DoubleFloatRealWorldValueFirstValueMapped, Vr.FD, 0)
                .putFloating(Tag.DoubleFloatRealWorldValueLastValueMapped, Vr.FD, 1)
                .putFloating(Tag.RealWorldValueSlope, Vr.FD, 1)
                .putFloating(Tag.RealWorldValueIntercept, Vr.FD, 0)
                .putString(Tag.LUTLabel, Vr.SH, "ADC")
                .putItems(Tag.MeasurementUnitsCodeSequence, ucum("mm2/s"));
        open(image("MR", 32)
                .putBytes(Tag.FloatPixelData, Vr.OF, pixels.array())
                .putItems(Tag.RealWorldValueMappingSequence, mapping));
        middle(0);
        WritableImage shown = bench.image(bench.picture("display-float"));
        assertThat(bench.texts()).contains("0.001500 (no unit)", "ADC 0.001500 mm2/s");
        assertThat(bench.texts()).containsPattern("W 0\\.0029\\d  L 0\\.0014\\d");
        assertThat(grey(shown, 0.3)).isBetween(65, 90);
    }

    @Test
    void aPixelOfPetIsReadAsSuvOrSaysWhyNot() throws Exception {
        DataSet drug = new DataSet()
                .putDecimal(Tag.RadionuclideTotalDose, 350e6)
                .putDecimal(Tag.RadionuclideHalfLife, 6586.2)
                .putString(Tag.RadiopharmaceuticalStartTime, Vr.TM, "100000");
        DataSet pet = words("PT", 10, i -> 1000)
                .putString(Tag.Units, Vr.CS, "BQML")
                .putString(Tag.DecayCorrection, Vr.CS, "ADMIN")
                .putString(Tag.CorrectedImage, Vr.CS, "ATTN", "DECY")
                .putDecimal(Tag.PatientWeight, 70)
                .putItems(Tag.RadiopharmaceuticalInformationSequence, drug);
        open(pet);
        middle(0);
        bench.picture("display-pet");
        assertThat(bench.texts()).contains("10000 Bq/ml", "SUVbw 2 g/ml");

        open(pet.remove(Tag.PatientWeight));
        middle(1);
        assertThat(bench.texts()).contains("10000 Bq/ml", "no SUV: the patient's weight is not stated");
    }

    @Test
    void overlaysOfTheImageAreShownAndHiddenByKey() throws Exception {
        openFile("dicom/pydicom/test_files__examples_overlay.dcm");
        WritableImage shown = bench.image(bench.picture("display-overlay"));
        assertThat(bench.texts()).contains("1 image overlay  ·  O");
        bench.keys(KeyCode.O);
        WritableImage hidden = bench.image(bench.picture("display-overlay-hidden"));
        assertThat(bench.texts()).contains("1 image overlay hidden");
        assertThat(ReadingBench.count(shown, "#FFFFFF")).isGreaterThan(ReadingBench.count(hidden, "#FFFFFF") + 300);
    }

    @Test
    void anOverlayThatCannotBeReadIsSaid() throws Exception {
        open(words("CR", 1, i -> 500)
                .putInteger(0x60000010, Vr.US, SIZE)
                .putInteger(0x60000011, Vr.US, SIZE)
                .putString(0x60000040, Vr.CS, "G")
                .putBytes(0x60003000, Vr.OW, new byte[2]));
        assertThat(bench.texts()).contains("1 image overlay is damaged and not shown");
    }

    @Test
    void radiographsWhoseLowValuesAreBrightAreShownSoOnce() throws Exception {
        openFile("dicom/dwv/gdcm-CR-MONO1-10-chest.dcm");
        bench.picture("display-monochrome1");
        openFile("dicom/highdicom/test_files__dx_image.dcm");
        bench.picture("display-inverse-shape");
        assertThat(bench.texts()).doesNotContain("contradict");
    }

    @Test
    void coloursAndLossyCompressionAreShownAsSuch() throws Exception {
        openFile("dicom/pydicom/test_files__examples_palette.dcm");
        bench.picture("display-palette");
        openFile("dicom/pydicom/test_files__examples_ybr_color.dcm");
        middle(0);
        bench.picture("display-ybr");
        assertThat(bench.texts()).contains("lossy compression", "19:1").containsPattern("R \\d+  G \\d+  B \\d+");
    }

    private void openFile(String relative) throws Exception {
        Path file = Path.of(System.getProperty("overread.testdata", "absent"), relative);
        Assumptions.assumeTrue(Files.isRegularFile(file), "needs the test data");
        open(Instance.of(file, DicomReader.read(file)));
    }

    private void open(DataSet image) throws IOException {
        Path file = folder.resolve("image.dcm");
        DicomWriter.write(image, file);
        open(Instance.of(file, DicomReader.read(file)));
    }

    private void open(Instance instance) {
        String modality = instance.header().string(Tag.Modality).orElse("OT");
        bench.open(ReadingBench.study(
                new Series("1.2.9", modality, Optional.of(1), "Display", "", List.of(instance), false, List.of())));
    }

    /** The pointer over the middle of the image, somewhat to the right. */
    private void middle(double right) {
        var bounds = bench.read(() -> {
            var viewport = bench.seen.viewport();
            return viewport.localToScene(viewport.getLayoutBounds());
        });
        // twice: an event on a pointer that stands still, or arrives before the first picture, tells nothing
        bench.mouseTo(bounds.getCenterX() + right, bounds.getCenterY() + 1);
        bench.mouseTo(bounds.getCenterX() + right, bounds.getCenterY());
    }

    /** Level of the pixel at a share of the square image's width, in its middle row. */
    private static int grey(WritableImage shown, double share) {
        double side = Math.min(shown.getWidth(), shown.getHeight());
        int x = (int) (shown.getWidth() / 2 + (share - 0.5) * side);
        return shown.getPixelReader().getArgb(x, (int) (shown.getHeight() * 0.4)) & 0xFF;
    }

    private static DataSet words(String modality, double slope, IntToDoubleFunction value) {
        ByteBuffer pixels = ByteBuffer.allocate(2 * SIZE * SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < SIZE * SIZE; i++) {
            pixels.putShort((short) value.applyAsDouble(i));
        }
        return image(modality, 16)
                .putDecimal(Tag.RescaleSlope, slope)
                .putDecimal(Tag.RescaleIntercept, 0)
                .putBytes(Tag.PixelData, Vr.OW, pixels.array());
    }

    private static DataSet image(String modality, int bits) {
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.7")
                .putString(Tag.SOPInstanceUID, Vr.UI, "1.2.3.4")
                .putString(Tag.Modality, Vr.CS, modality)
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putInteger(Tag.SamplesPerPixel, Vr.US, 1)
                .putInteger(Tag.Rows, Vr.US, SIZE)
                .putInteger(Tag.Columns, Vr.US, SIZE)
                .putInteger(Tag.BitsAllocated, Vr.US, bits)
                .putInteger(Tag.BitsStored, Vr.US, bits)
                .putInteger(Tag.HighBit, Vr.US, bits - 1)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0);
    }

    private static DataSet ucum(String code) {
        return new DataSet()
                .putString(Tag.CodeValue, Vr.SH, code)
                .putString(Tag.CodingSchemeDesignator, Vr.SH, "UCUM")
                .putString(Tag.CodeMeaning, Vr.LO, code);
    }
}
