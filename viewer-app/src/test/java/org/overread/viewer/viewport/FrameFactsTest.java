package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.PresentationLut;
import org.overread.core.image.VoiTransformation;
import org.overread.core.image.VoiWindow;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

class FrameFactsTest {

    @Test
    void unknownSpacingIsAbsentAndPixelsAreSquare() {
        FrameFacts facts = FrameFacts.of(instance(new DataSet()), 1);
        assertThat(facts.spacing()).isEmpty();
        assertThat(facts.pixelAspect()).isEqualTo(1);
    }

    @Test
    void spacingAtTheDetectorIsNotTakenForSpacingInThePatient() {
        DataSet header = new DataSet().putString(Tag.ImagerPixelSpacing, Vr.DS, "0.2", "0.1");
        FrameFacts facts = FrameFacts.of(instance(header), 1);
        assertThat(facts.spacing()).map(PixelSpacing::origin).hasValue(PixelSpacing.Origin.IMAGER_PIXEL_SPACING);
        assertThat(facts.pixelAspect()).isEqualTo(2);
    }

    @Test
    void pixelAspectRatioIsVerticalOverHorizontal() {
        DataSet header = new DataSet().putString(Tag.PixelAspectRatio, Vr.IS, "4", "3");
        assertThat(FrameFacts.of(instance(header), 1).pixelAspect()).isEqualTo(4.0 / 3);
    }

    @Test
    void unusableWindowsAreLeftOut() {
        DataSet header = new DataSet()
                .putString(Tag.WindowCenter, Vr.DS, "40", "50")
                .putString(Tag.WindowWidth, Vr.DS, "0", "350")
                .putString(Tag.WindowCenterWidthExplanation, Vr.LO, "NONE", "SOFT");
        assertThat(FrameFacts.of(instance(header), 1).windows()).containsExactly(new VoiWindow(50, 350, "SOFT"));
    }

    @Test
    void ctHasItsPresetsAndThenTheFilesOwn() {
        FrameFacts facts = FrameFacts.of(SyntheticSeries.instance("1.2.1", 0, "MONOCHROME1"), 1);
        assertThat(facts.presentation()).isEqualTo(PresentationLut.INVERSE);
        List<VoiTransformation> presets = WindowPreset.of(SyntheticSeries.of("1.2", 1), facts, List.of());
        assertThat(presets).hasSize(9);
        assertThat(presets.getFirst()).isEqualTo(new VoiWindow(-600, 1500, "Lung"));
        assertThat(presets.get(7)).isEqualTo(new VoiWindow(1000, 2001, "File: WIDE"));
        Series mr = new Series("1.2", "MR", Optional.empty(), "", "", List.of(), false, List.of());
        assertThat(WindowPreset.of(mr, facts, List.of()))
                .extracting(preset -> preset.window().center())
                .containsExactly(1000.0, -600.0);
    }

    @Test
    void theSitesPresetsForABodyPartTakeThePlaceOfTheShippedOnes() {
        FrameFacts facts = FrameFacts.of(SyntheticSeries.instance("1.2.1", 0, "MONOCHROME1"), 1);
        VoiWindow hepatic = new VoiWindow(90, 120, "Hepatic");
        List<SitePreset> site = List.of(
                new SitePreset("CT", Optional.of("ABDOMEN"), hepatic),
                new SitePreset("MR", Optional.empty(), new VoiWindow(1, 2, "not this")));
        Series abdomen = new Series("1.2", "CT", Optional.empty(), "", "Abdomen", List.of(), false, List.of());
        assertThat(WindowPreset.of(abdomen, facts, site).getFirst()).isEqualTo(hepatic);
        assertThat(WindowPreset.of(abdomen, facts, site)).hasSize(3);
        // the synthetic series is of a chest
        assertThat(WindowPreset.of(SyntheticSeries.of("1.2", 1), facts, site)).hasSize(9);
    }

    private static Instance instance(DataSet header) {
        return new Instance(Path.of("a.dcm"), "1.2.840.10008.1.2.1", "1.2.3", "1.2", 1, Optional.empty(), header);
    }
}
