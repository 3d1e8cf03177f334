package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TestData;
import org.overread.core.dicom.Vr;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.VoiTransformation;
import org.overread.core.sr.Judge;

/** Modality and VOI transformations give the numbers that pydicom gives. */
class GreyAgainstPydicomTest {
    /** A line for each of 500 pixels: modality value, grey 0…1 of the first window or table. */
    private static final String PIXELS = """
            import pydicom, sys
            from pydicom.pixel_data_handlers.util import apply_modality_lut, apply_voi, apply_windowing
            image = pydicom.dcmread(sys.argv[1])
            modality = apply_modality_lut(image.pixel_array, image)
            if 'WindowWidth' in image:
                shown = apply_windowing(modality, image)
                low, high = (0, 2 ** image.BitsStored - 1)
                if image.PixelRepresentation:
                    low, high = -2 ** (image.BitsStored - 1), 2 ** (image.BitsStored - 1) - 1
                if 'ModalityLUTSequence' in image:
                    low, high = 0, 2 ** image.ModalityLUTSequence[0].LUTDescriptor[2] - 1
                elif 'RescaleSlope' in image:
                    low = low * float(image.RescaleSlope) + float(image.RescaleIntercept)
                    high = high * float(image.RescaleSlope) + float(image.RescaleIntercept)
                shown = (shown - low) / (high - low)
            else:
                shown = apply_voi(modality.astype('int32'), image) / (2.0 ** image.VOILUTSequence[0].LUTDescriptor[2] - 1)
            step = max(1, modality.size // 500)
            for value, grey in zip(modality.flatten()[::step], shown.flatten()[::step]):
                print(repr(float(value)), repr(float(grey)))
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void pydicomIsThere() throws Exception {
        assumeTrue(
                Judge.installed("python3")
                        && Judge.ask("/usr/bin/python3", "-c", "import pydicom, numpy")
                                        .exitCode()
                                == 0,
                "python3-pydicom not installed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LINEAR", "LINEAR_EXACT", "SIGMOID"})
    void windows(String function) throws Exception {
        compare(ramp(true)
                .putDecimal(Tag.RescaleSlope, 2)
                .putDecimal(Tag.RescaleIntercept, -100)
                .putDecimal(Tag.WindowCenter, 40)
                .putDecimal(Tag.WindowWidth, 401)
                .putString(Tag.VOILUTFunction, Vr.CS, function));
    }

    @Test
    void modalityTableAndWindow() throws Exception {
        compare(ramp(false)
                .remove(Tag.RescaleSlope)
                .remove(Tag.RescaleIntercept)
                .putItems(
                        Tag.ModalityLUTSequence,
                        LutItems.words(200, 100, 16, falling(200, 4095)).putString(Tag.ModalityLUTType, Vr.LO, "US"))
                .putDecimal(Tag.WindowCenter, 2000)
                .putDecimal(Tag.WindowWidth, 3000));
    }

    @Test
    void voiTable() throws Exception {
        compare(ramp(false)
                .putDecimal(Tag.RescaleSlope, 1)
                .putDecimal(Tag.RescaleIntercept, 0)
                .putItems(Tag.VOILUTSequence, LutItems.words(300, 50, 10, falling(300, 1023))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MR_small.dcm", "examples_overlay.dcm"})
    void realImages(String name) throws Exception {
        compare(TestData.path("dicom/pydicom/test_files__" + name));
    }

    private void compare(DataSet image) throws Exception {
        compare(Slices.write(image, folder.resolve("image.dcm")));
    }

    private static void compare(Path file) throws Exception {
        Judge pydicom = Judge.ask("/usr/bin/python3", "-W", "ignore", "-c", PIXELS, file.toString());
        assertThat(pydicom.exitCode()).as(pydicom.output()).isZero();
        List<String> lines = pydicom.output().lines().toList();
        Instance instance = Instance.of(file, DicomReader.read(file));
        GreyFrame frame = new FrameReader().read(instance, 1);
        List<VoiTransformation> views = VoiTransformations.of(instance, 1);
        int step = Math.max(1, frame.stored().count() / 500);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(400);
        for (int i = 0; i < lines.size(); i++) {
            double[] expected = Arrays.stream(lines.get(i).split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double value = frame.modalityLut().apply(frame.storedValue(i * step));
            assertThat(value).isCloseTo(expected[0], within(1e-9));
            assertThat(views.getFirst().grey(value)).as("grey of %s", value).isCloseTo(expected[1], within(1e-5));
        }
    }

    private static int[] falling(int entries, int from) {
        int[] outputs = new int[entries];
        for (int i = 0; i < entries; i++) {
            outputs[i] = from - from * i / entries;
        }
        return outputs;
    }

    /** 20 x 20 pixels from −200, or 0, on. */
    private static DataSet ramp(boolean signed) {
        ByteBuffer pixels = ByteBuffer.allocate(20 * 20 * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 400; i++) {
            pixels.putShort((short) (signed ? i - 200 : i));
        }
        return Slices.axial(1, 0)
                .putInteger(Tag.Rows, Vr.US, 20)
                .putInteger(Tag.Columns, Vr.US, 20)
                .putInteger(Tag.PixelRepresentation, Vr.US, signed ? 1 : 0)
                .putBytes(Tag.PixelData, Vr.OW, pixels.array());
    }
}
