package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PresentationLut;
import org.overread.core.image.VoiWindow;

class ColourPaletteTest {

    @Test
    void thePalettesAreThoseOfTheStandard() {
        List<ColourPalette> all = ColourPalette.wellKnown();
        assertThat(all)
                .extracting(ColourPalette::name)
                .containsExactly(
                        "HOT_IRON", "PET", "HOT_METAL_BLUE", "PET_20_STEP", "SPRING", "SUMMER", "FALL", "WINTER");
        // PS3.6 B.1.1: red doubles up to its full, then green and at last blue follow
        assertThat(all.getFirst().argb().get(64)).isEqualTo(0xFF800000);
        assertThat(all.getFirst().argb().get(255)).isEqualTo(0xFFFFFFFF);
        // PS3.6 B.1.5: from magenta to yellow
        assertThat(all.get(4).argb().getFirst()).isEqualTo(0xFFFF00FF);
        assertThat(all.get(4).argb().getLast()).isEqualTo(0xFFFFFF00);
    }

    @Test
    void levelsBecomeTheirColoursAndWhatIsAroundTheFrameStaysBlack() {
        GreyFrame frame = new GreyFrame(
                new FrameRef("1.2.3", 1), 2, 1, new short[] {0, 255}, true, new ModalityLut.Linear(1, 0, ""));
        ColourPalette spring = ColourPalette.wellKnown().get(4);
        Shades.Recipe recipe = new Shades.Recipe(
                new VoiWindow(127.5, 255, VoiWindow.Function.LINEAR_EXACT, ""),
                PresentationLut.IDENTITY,
                Optional.empty(),
                false,
                Optional.of(spring));
        int[] picture = new int[2 * 3];
        new FrameRenderer().render(frame, ViewGeometry.fit(2, 3, 2, 1, 1), recipe, picture);
        assertThat(picture).containsExactly(0xFF000000, 0xFF000000, 0xFFFF00FF, 0xFFFFFF00, 0xFF000000, 0xFF000000);
    }
}
