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
        List<VoiTransformation> presets = WindowPreset.of("CT", facts);
        assertThat(presets).hasSize(9);
        assertThat(presets.getFirst()).isEqualTo(new VoiWindow(-600, 1500, "Lung"));
        assertThat(presets.get(7)).isEqualTo(new VoiWindow(1000, 2001, "File: WIDE"));
        assertThat(WindowPreset.of("MR", facts))
                .extracting(preset -> preset.window().center())
                .containsExactly(1000.0, -600.0);
    }

    private static Instance instance(DataSet header) {
        return new Instance(Path.of("a.dcm"), "1.2.840.10008.1.2.1", "1.2.3", "1.2", 1, Optional.empty(), header);
    }
}
