package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.viewer.viewport.SyntheticSeries;

/** Risk: an image taken for what it is not, or values hidden from a reader who does not know it. */
@ExtendWith(VirtualScreen.class)
class ImageNotesTest {
    private final Series plain = SyntheticSeries.of("1.2.3", 20);
    private ReadingBench bench;

    @BeforeEach
    void open() {
        bench = new ReadingBench(SyntheticSeries::read, 1400, 900);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String opened(Series series) {
        bench.open(ReadingBench.study(series));
        return bench.texts();
    }

    private static Series of(Instance instance) {
        return new Series("1.2.5", "CT", Optional.of(5), "", "", List.of(instance), false, List.of());
    }

    private static Instance image() {
        return SyntheticSeries.instance("1.2.5.3", 2, "MONOCHROME2");
    }

    @Test
    void anImageAsAcquiredSaysNothing() {
        assertThat(opened(plain)).doesNotContain("Derived", "Secondary capture", "For processing", "padding", "Cine");
    }

    @Test
    void derivedImagesSayHowAndThoseForProcessingThatTheyAreNotToBeRead() {
        Instance derived = image();
        derived.header()
                .putString(Tag.ImageType, Vr.CS, "DERIVED", "SECONDARY", "MPR")
                .putString(Tag.DerivationDescription, Vr.ST, "subtracted");
        assertThat(opened(of(derived))).contains("Derived image: subtracted");
        Instance processing = image();
        processing.header().putString(Tag.PresentationIntentType, Vr.CS, "FOR PROCESSING");
        assertThat(opened(of(processing))).contains("For processing: not meant to be read");
        bench.keys(KeyCode.I);
        assertThat(bench.texts()).as("stays when texts are hidden").contains("For processing");
        bench.keys(KeyCode.I);
        Instance presentation = image();
        presentation
                .header()
                .putString(Tag.PresentationIntentType, Vr.CS, "FOR PRESENTATION")
                .putString(Tag.ImageType, Vr.CS, "DERIVED", "PRIMARY");
        assertThat(opened(of(presentation))).doesNotContain("Derived", "For processing");
    }

    @Test
    void capturedScreensSayThatTheirValuesNeedNotBeTheDevices() {
        Instance slice = image();
        Instance capture = new Instance(
                slice.file(),
                slice.transferSyntaxUid(),
                slice.sopInstanceUid(),
                "1.2.840.10008.5.1.4.1.1.7",
                1,
                slice.plane(),
                slice.header());
        assertThat(opened(of(capture))).contains("Secondary capture: values and sizes need not be those of the device");
        bench.picture("note-capture");
    }

    @Test
    void paddingIsSpokenOfWhereTheWindowWouldShowIt() {
        Instance below = image();
        below.header().putInteger(Tag.PixelPaddingValue, Vr.US, 0);
        assertThat(opened(of(below))).as("black anyway").doesNotContain("padding and shown black");
        Instance within = image();
        within.header().putInteger(Tag.PixelPaddingValue, Vr.US, 1200);
        assertThat(opened(of(within))).contains("Stored values 1200 to 1200 are padding and shown black");
    }

    @Test
    void cineSaysSoOnTheImageAsLongAsItRuns() {
        opened(plain);
        bench.keys(KeyCode.PERIOD);
        assertThat(bench.texts()).contains("▶ Cine 15 frames/s");
        bench.keys(KeyCode.PERIOD);
        assertThat(bench.texts()).doesNotContain("▶ Cine");
    }

    /** A warning that is on every ultrasound image is read on none. */
    @Test
    void ultrasoundDoesNotWarnOfAPlaceThatItNeverStatesAndNamesItsCalibratedRegions() {
        Instance ultrasound = image();
        ultrasound
                .header()
                .putItems(
                        Tag.SequenceOfUltrasoundRegions,
                        new DataSet()
                                .putInteger(Tag.RegionSpatialFormat, Vr.US, 1)
                                .putInteger(Tag.RegionDataType, Vr.US, 1)
                                .putInteger(Tag.RegionFlags, Vr.UL, 0)
                                .putInteger(Tag.RegionLocationMinX0, Vr.UL, 0)
                                .putInteger(Tag.RegionLocationMinY0, Vr.UL, 0)
                                .putInteger(Tag.RegionLocationMaxX1, Vr.UL, 63)
                                .putInteger(Tag.RegionLocationMaxY1, Vr.UL, 63)
                                .putInteger(Tag.PhysicalUnitsXDirection, Vr.US, 3)
                                .putInteger(Tag.PhysicalUnitsYDirection, Vr.US, 3)
                                .putFloating(Tag.PhysicalDeltaX, Vr.FD, 0.02)
                                .putFloating(Tag.PhysicalDeltaY, Vr.FD, 0.02));
        Instance unplaced = new Instance(
                ultrasound.file(),
                ultrasound.transferSyntaxUid(),
                ultrasound.sopInstanceUid(),
                "1.2.840.10008.5.1.4.1.1.6.1",
                1,
                Optional.empty(),
                ultrasound.header());
        String said = opened(new Series("1.2.5", "US", Optional.of(5), "", "", List.of(unplaced), false, List.of()));
        assertThat(said)
                .contains("Image 1 / 1", "calibrated in 1 region")
                .doesNotContain("orientation in the patient unknown", "uncalibrated", "Slice 1 / 1");
        String computed =
                opened(new Series("1.2.5", "CT", Optional.of(5), "", "", List.of(unplaced), false, List.of()));
        assertThat(computed).contains("Position and orientation in the patient unknown");
    }
}
