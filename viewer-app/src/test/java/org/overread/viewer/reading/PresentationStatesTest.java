package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.ImagePoint;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.viewer.viewport.SyntheticSeries;

/**
 * Images as presentation states have them, by real keys in the real window: on the frames that a state is for, said on the
 * image, and nowhere else. Slice k (zero-based) is 100 · k HU, 1000 more as stored; the disc lies about column 44, row 20.
 */
@ExtendWith(VirtualScreen.class)
class PresentationStatesTest {
    private static final int K = 4;

    private final Series chest = SyntheticSeries.of("1.2.3", 20);
    private ReadingBench bench;

    @BeforeEach
    void open() {
        bench = new ReadingBench(SyntheticSeries::read, 1400, 900);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    // --- states -----------------------------------------------------------------------------------------------------

    private DataSet image(int k) {
        return new DataSet()
                .putString(Tag.ReferencedSOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2")
                .putString(
                        Tag.ReferencedSOPInstanceUID,
                        Vr.UI,
                        chest.instances().get(k).sopInstanceUid());
    }

    /** For slice k; the whole image, unturned, as P-values of the window. */
    private DataSet state(String label, int k, String center, String width) {
        DataSet area = new DataSet()
                .putInteger(Tag.DisplayedAreaTopLeftHandCorner, Vr.SL, 1, 1)
                .putInteger(Tag.DisplayedAreaBottomRightHandCorner, Vr.SL, 64, 64)
                .putString(Tag.PresentationSizeMode, Vr.CS, "SCALE TO FIT");
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.11.1")
                .putString(Tag.SOPInstanceUID, Vr.UI, "1.2.9." + label.hashCode())
                .putString(Tag.StudyInstanceUID, Vr.UI, ReadingBench.STUDY)
                .putString(Tag.SeriesInstanceUID, Vr.UI, "1.2.9")
                .putString(Tag.Modality, Vr.CS, "PR")
                .putString(Tag.ContentLabel, Vr.CS, label)
                .putString(Tag.ContentDescription, Vr.LO, "for the meeting")
                .putString(Tag.ContentCreatorName, Vr.PN, "WEBER^EVA")
                .putString(Tag.PresentationCreationDate, Vr.DA, "20240131")
                .putItems(
                        Tag.ReferencedSeriesSequence,
                        new DataSet()
                                .putString(Tag.SeriesInstanceUID, Vr.UI, "1.2.3")
                                .putItems(Tag.ReferencedImageSequence, image(k)))
                .putString(Tag.RescaleIntercept, Vr.DS, "-1000")
                .putString(Tag.RescaleSlope, Vr.DS, "1")
                .putString(Tag.RescaleType, Vr.LO, "HU")
                .putItems(
                        Tag.SoftcopyVOILUTSequence,
                        new DataSet()
                                .putString(Tag.WindowCenter, Vr.DS, center)
                                .putString(Tag.WindowWidth, Vr.DS, width))
                .putItems(Tag.DisplayedAreaSelectionSequence, area)
                .putString(Tag.PresentationLUTShape, Vr.CS, "IDENTITY");
    }

    private static DataSet drawing() {
        DataSet line = new DataSet()
                .putString(Tag.GraphicAnnotationUnits, Vr.CS, "PIXEL")
                .putInteger(Tag.GraphicDimensions, Vr.US, 2)
                .putInteger(Tag.NumberOfGraphicPoints, Vr.US, 2)
                .putFloating(Tag.GraphicData, Vr.FL, 10, 50, 40, 50)
                .putString(Tag.GraphicType, Vr.CS, "POLYLINE")
                .putString(Tag.GraphicFilled, Vr.CS, "N");
        DataSet circle = new DataSet()
                .putString(Tag.GraphicAnnotationUnits, Vr.CS, "PIXEL")
                .putInteger(Tag.GraphicDimensions, Vr.US, 2)
                .putInteger(Tag.NumberOfGraphicPoints, Vr.US, 2)
                .putFloating(Tag.GraphicData, Vr.FL, 44.5, 20.5, 53.5, 20.5)
                .putString(Tag.GraphicType, Vr.CS, "CIRCLE")
                .putString(Tag.GraphicFilled, Vr.CS, "N");
        DataSet text = new DataSet()
                .putString(Tag.UnformattedTextValue, Vr.ST, "look here")
                .putString(Tag.AnchorPointAnnotationUnits, Vr.CS, "DISPLAY")
                .putFloating(Tag.AnchorPoint, Vr.FL, 0.5, 0.25)
                .putString(Tag.AnchorPointVisibility, Vr.CS, "N");
        return new DataSet()
                .putString(Tag.GraphicLayer, Vr.CS, "ONE")
                .putItems(Tag.GraphicObjectSequence, line, circle)
                .putItems(Tag.TextObjectSequence, text);
    }

    private void openWith(DataSet... states) throws Exception {
        List<Instance> files = new ArrayList<>();
        for (DataSet state : states) {
            files.add(Instance.of(Path.of("pr.dcm"), DicomReader.read(DicomWriter.toBytes(state))));
        }
        Series presentation = new Series("1.2.9", "PR", Optional.of(9), "", "", files, false, List.of());
        bench.open(ReadingBench.study(chest, presentation));
        bench.keys(KeyCode.HOME);
        for (int i = 0; i < K; i++) {
            bench.keys(KeyCode.DOWN);
        }
        // states are read after the first image, on another thread
        for (int turn = 0; turn < 100; turn++) {
            bench.keys(KeyCode.SHIFT, KeyCode.I);
            if (!bench.sheetTexts().isEmpty()) {
                return;
            }
            bench.settle();
        }
        throw new AssertionError("no states offered: " + bench.texts());
    }

    // --- what is seen -----------------------------------------------------------------------------------------------

    /** Grey level at a point of the image, found by the geometry that was painted. */
    private int level(WritableImage picture, double column, double row) {
        Point2D at = bench.read(
                () -> bench.seen.viewport().painted().orElseThrow().geometry().toView(new ImagePoint(column, row)));
        return level(picture, at);
    }

    private int level(WritableImage picture, Point2D at) {
        return bench.image(picture).getPixelReader().getArgb((int) at.getX(), (int) at.getY()) & 0xFF;
    }

    /** A place in the image as it is seen, as fractions of a square that fills the height of the view. */
    private Point2D seen(double across, double down) {
        return bench.read(() -> {
            double w = bench.seen.viewport().getWidth();
            double h = bench.seen.viewport().getHeight();
            double side = Math.min(w, h);
            return new Point2D((w - side) / 2 + across * side, (h - side) / 2 + down * side);
        });
    }

    // --- tests ------------------------------------------------------------------------------------------------------

    @Test
    void nothingOfAStateIsShownUntilItIsChosenAndThenItIsSaidOnTheImage() throws Exception {
        openWith(state("TUMOUR", K, "400", "401"));
        assertThat(bench.sheetTexts()).contains("TUMOUR", "for the meeting  ·  WEBER EVA  ·  2024-01-31");
        bench.picture("state-list");
        bench.keys(KeyCode.ESCAPE);
        assertThat(bench.texts()).doesNotContain("TUMOUR");
        assertThat(level(bench.picture("state-without"), 32.5, 32.5))
                .as("W 2001 L 1000")
                .isCloseTo(51, within(1));
        bench.keys(KeyCode.SHIFT, KeyCode.I);
        bench.keys(KeyCode.ENTER);
        assertThat(bench.texts())
                .contains("As presentation state \"TUMOUR\" has it: for the meeting  ·  WEBER EVA  ·  2024-01-31")
                .contains("W 401  L 400");
        assertThat(level(bench.picture("state-shown"), 32.5, 32.5))
                .as("the middle of its window")
                .isCloseTo(128, within(1));
        bench.keys(KeyCode.SHIFT, KeyCode.I);
        assertThat(bench.texts()).doesNotContain("As presentation state");
        assertThat(level(bench.picture("state-again"), 32.5, 32.5)).isCloseTo(51, within(1));
    }

    @Test
    void escShowsTheImageWithoutItAndAnotherImageEndsIt() throws Exception {
        openWith(state("TUMOUR", K, "400", "401"));
        bench.keys(KeyCode.ENTER);
        assertThat(bench.texts()).contains("As presentation state");
        bench.keys(KeyCode.ESCAPE);
        assertThat(bench.texts()).doesNotContain("As presentation state");
        bench.keys(KeyCode.SHIFT, KeyCode.I);
        bench.keys(KeyCode.ENTER);
        bench.keys(KeyCode.DOWN);
        bench.settle();
        assertThat(bench.texts())
                .doesNotContain("As presentation state")
                .contains("This image is not shown by presentation state \"TUMOUR\"", "W 2001  L 1000");
        assertThat(level(bench.picture("state-ended"), 32.5, 32.5))
                .as("500 HU, W 2001 L 1000")
                .isCloseTo(64, within(1));
        bench.keys(KeyCode.UP);
        assertThat(bench.texts()).as("not again by itself").doesNotContain("As presentation state");
    }

    @Test
    void oneForOtherImagesIsRefusedByName() throws Exception {
        openWith(state("ELSEWHERE", K + 1, "400", "401"));
        assertThat(bench.sheetTexts()).contains("ELSEWHERE", "for other images");
        bench.keys(KeyCode.ENTER);
        assertThat(bench.texts())
                .contains("Not shown: presentation state \"ELSEWHERE\" is for other images.")
                .doesNotContain("As presentation state");
        assertThat(level(bench.picture("state-refused"), 32.5, 32.5)).isCloseTo(51, within(1));
    }

    @Test
    void itIsTurnedShutteredAndDrawnOnAsTheStateSays() throws Exception {
        DataSet state = state("MEETING", K, "400", "401")
                .putInteger(Tag.ImageRotation, Vr.US, 90)
                .putString(Tag.ImageHorizontalFlip, Vr.CS, "N")
                .putString(Tag.ShutterShape, Vr.CS, "RECTANGULAR", "CIRCULAR")
                .putString(Tag.ShutterLeftVerticalEdge, Vr.IS, "5")
                .putString(Tag.ShutterRightVerticalEdge, Vr.IS, "60")
                .putString(Tag.ShutterUpperHorizontalEdge, Vr.IS, "5")
                .putString(Tag.ShutterLowerHorizontalEdge, Vr.IS, "60")
                .putString(Tag.CenterOfCircularShutter, Vr.IS, "32", "32")
                .putString(Tag.RadiusOfCircularShutter, Vr.IS, "31")
                .putInteger(Tag.ShutterPresentationValue, Vr.US, 16384)
                .putItems(
                        Tag.GraphicLayerSequence,
                        new DataSet()
                                .putString(Tag.GraphicLayer, Vr.CS, "ONE")
                                .putString(Tag.GraphicLayerOrder, Vr.IS, "1"))
                .putItems(Tag.GraphicAnnotationSequence, drawing());
        openWith(state);
        bench.keys(KeyCode.ENTER);
        bench.settle();
        WritableImage picture = bench.picture("state-turned");
        // a quarter turn clockwise: column 44.5, row 20.5 of 64 lies at 64 - 20.5 across, 44.5 down
        assertThat(level(picture, seen(43.5 / 64, 44.5 / 64))).as("the disc").isEqualTo(255);
        assertThat(level(picture, seen(44.5 / 64, 20.5 / 64)))
                .as("where it was")
                .isCloseTo(128, within(1));
        assertThat(level(picture, 4.2, 32)).as("column 5 is not hidden").isCloseTo(128, within(1));
        assertThat(level(picture, 3.8, 32))
                .as("column 4 is, a quarter of white")
                .isCloseTo(64, within(1));
        assertThat(level(picture, 7.5, 7.5)).as("outside the circle").isCloseTo(64, within(1));
        assertThat(level(picture, 25, 50)).as("the line").isGreaterThan(200);
        assertThat(level(picture, 53.5, 20.5)).as("the circle").isGreaterThan(200);
        assertThat(bench.texts()).contains("Rotated 90°", "Its shutter hides a part of the image");
        bench.keys(KeyCode.ESCAPE);
        picture = bench.picture("state-upright");
        assertThat(bench.texts()).doesNotContain("Rotated");
        assertThat(level(picture, seen(44.5 / 64, 20.5 / 64)))
                .as("the disc as stored")
                .isEqualTo(255);
        assertThat(level(picture, 25, 50)).as("no line").isCloseTo(51, within(1));
        assertThat(level(picture, 62.5, 40)).as("no shutter").isCloseTo(51, within(1));
    }

    @Test
    void whatTheStateDoesNotGiveIsNoTransformationAndNotTheImagesOwn() throws Exception {
        DataSet state = state("RAW", K, "1400", "401")
                .remove(Tag.RescaleIntercept)
                .remove(Tag.RescaleSlope)
                .remove(Tag.RescaleType)
                .putString(Tag.PresentationLUTShape, Vr.CS, "INVERSE")
                .putItems(
                        Tag.DisplayedAreaSelectionSequence,
                        new DataSet()
                                .putInteger(Tag.DisplayedAreaTopLeftHandCorner, Vr.SL, 33, 1)
                                .putInteger(Tag.DisplayedAreaBottomRightHandCorner, Vr.SL, 64, 32)
                                .putString(Tag.PresentationSizeMode, Vr.CS, "SCALE TO FIT"));
        openWith(state);
        bench.keys(KeyCode.ENTER);
        bench.settle();
        WritableImage picture = bench.picture("state-area");
        assertThat(level(picture, 60, 5)).as("1400 as stored").isCloseTo(127, within(1));
        assertThat(level(picture, 44.5, 20.5)).as("bright is dark").isZero();
        // the area is a quarter of the image: column 44.5 lies 11.5 of 32 across
        assertThat(level(picture, seen(12.0 / 32, 20.5 / 32))).isZero();
        bench.keys(KeyCode.V);
        assertThat(level(bench.picture("state-inverted"), 44.5, 20.5)).isEqualTo(255);
        bench.keys(KeyCode.DIGIT1);
        assertThat(bench.texts()).contains("Windowed since: not the window of the presentation state");
    }

    @Test
    void whatOfAStateIsNotShownIsSaid() throws Exception {
        DataSet state = state("FULL", K, "400", "401");
        state.items(Tag.DisplayedAreaSelectionSequence)
                .getFirst()
                .putString(Tag.PresentationSizeMode, Vr.CS, "TRUE SIZE");
        state.items(Tag.DisplayedAreaSelectionSequence)
                .getFirst()
                .putString(Tag.PresentationPixelAspectRatio, Vr.IS, "2", "1");
        state.putString(Tag.ShutterShape, Vr.CS, "HEXAGONAL");
        openWith(state);
        bench.keys(KeyCode.ENTER);
        assertThat(bench.texts())
                .contains(
                        "Not shown of the presentation state: its true size, its shape of pixels, 1 part that cannot be read");
        bench.picture("state-missing");
    }
}
