package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.overread.core.image.ColourFrame;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.LookupTable;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PixelPadding;
import org.overread.core.image.PresentationLut;
import org.overread.core.image.RealFrame;
import org.overread.core.image.VoiLut;
import org.overread.core.image.VoiTransformation;
import org.overread.core.image.VoiWindow;

class FrameRendererTest {
    private static final ModalityLut HU = new ModalityLut.Linear(2, -1024, "HU");

    private final FrameRenderer renderer = new FrameRenderer();

    @Test
    void atOnePixelToAPixelEveryGreyIsThatOfTheWindow() {
        GreyFrame frame = noise(40, 30, true);
        VoiWindow window = new VoiWindow(40, 400, "");
        int[] picture = render(frame, ViewGeometry.fit(40, 30, 40, 30, 1), window, false);
        for (int i = 0; i < picture.length; i++) {
            double expected = 255 * window.grey(frame.modalityValue(i % 40, i / 40));
            assertThat((double) (picture[i] & 0xFF)).as("pixel " + i).isCloseTo(expected, within(0.51));
            assertThat(picture[i] >>> 24).isEqualTo(0xFF);
        }
    }

    @Test
    void storedValuesAbove32767AreNotTakenForNegativeOnes() {
        GreyFrame bright =
                new GreyFrame(new FrameRef("1.2", 1), 2, 1, new short[] {(short) 60000, 0}, true, ModalityLut.IDENTITY);
        int[] picture = render(bright, ViewGeometry.fit(2, 1, 2, 1, 1), new VoiWindow(30000, 20000, ""), false);
        assertThat(picture).containsExactly(0xFFFFFFFF, 0xFF000000);
    }

    @Test
    void invertedTurnsGreyAroundButNotTheRoomOutsideTheImage() {
        GreyFrame frame = noise(40, 30, false);
        ViewGeometry wide = ViewGeometry.fit(80, 30, 40, 30, 1);
        VoiWindow window = new VoiWindow(40, 3000, "");
        int[] plain = render(frame, wide, window, false);
        int[] inverted = render(frame, wide, window, true);
        for (int y = 0; y < 30; y++) {
            assertThat(inverted[y * 80]).isEqualTo(0xFF000000);
            assertThat(inverted[y * 80 + 79]).isEqualTo(0xFF000000);
            int there = y * 80 + 33;
            assertThat((inverted[there] & 0xFF) + (plain[there] & 0xFF)).isBetween(254, 256);
        }
    }

    @Test
    void aPixelIsPaintedWhereTheGeometrySaysItLies() {
        short[] stored = new short[64 * 64];
        stored[20 * 64 + 44] = 1000;
        GreyFrame dot = new GreyFrame(new FrameRef("1.2", 1), 64, 64, stored, true, ModalityLut.IDENTITY);
        ViewGeometry geometry =
                ViewGeometry.fit(300, 400, 64, 64, 1.5).zoomAbout(170, 90, 1.7).panBy(-20, 33);
        int[] picture = render(dot, geometry, new VoiWindow(500, 1000, ""), false);
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < picture.length; i++) {
            int level = picture[i] & 0xFF;
            sum += level;
            x += level * (i % 300 + 0.5);
            y += level * (i / 300 + 0.5);
        }
        var centre = geometry.toView(new ImagePoint(44.5, 20.5));
        assertThat(x / sum).isCloseTo(centre.getX(), within(0.1));
        assertThat(y / sum).isCloseTo(centre.getY(), within(0.1));
    }

    @Test
    void betweenPixelsValuesAreInterpolated() {
        GreyFrame ramp = new GreyFrame(
                new FrameRef("1.2", 1), 6, 1, new short[] {0, 40, 80, 120, 160, 200}, true, ModalityLut.IDENTITY);
        VoiWindow window = new VoiWindow(100, 201, "");
        int[] picture = render(ramp, ViewGeometry.fit(60, 10, 6, 1, 1), window, false);
        for (int x = 15; x < 45; x++) {
            double value = ((x + 0.5) / 10 - 0.5) * 40;
            assertThat((double) (picture[5 * 60 + x] & 0xFF)).isCloseTo(window.grey(value) * 255, within(0.6));
        }
    }

    @Test
    void noRimIsPaintedAroundAnEdge() {
        short[] stored = new short[32 * 32];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (short) (Math.hypot(i % 32 - 16, i / 32 - 16) < 6 ? 1000 : 200);
        }
        GreyFrame disc = new GreyFrame(new FrameRef("1.2", 1), 32, 32, stored, true, ModalityLut.IDENTITY);
        VoiWindow window = new VoiWindow(600, 1200, "");
        int[] picture = render(disc, ViewGeometry.fit(320, 320, 32, 32, 1), window, false);
        int least = (int) Math.round(255 * window.grey(200));
        int most = (int) Math.round(255 * window.grey(1000));
        for (int pixel : picture) {
            assertThat(pixel & 0xFF).isBetween(least - 1, most + 1);
        }
    }

    @Test
    void madeSmallerNoPixelIsSkipped() {
        short[] stored = new short[1000 * 1000];
        for (int i = 0; i < stored.length; i += 2) {
            stored[i] = 1000;
        }
        GreyFrame stripes = new GreyFrame(new FrameRef("1.2", 1), 1000, 1000, stored, true, ModalityLut.IDENTITY);
        int[] picture = render(stripes, ViewGeometry.fit(137, 137, 1000, 1000, 1), new VoiWindow(500, 1000, ""), false);
        for (int i = 137 * 5 + 5; i < 137 * 130; i++) {
            if (i % 137 > 4 && i % 137 < 132) {
                assertThat(picture[i] & 0xFF).isBetween(122, 133);
            }
        }
    }

    @Test
    void madeSmallerAPixelIsTheMeanOfWhatLiesAroundItWeighedByDistance() {
        VoiWindow window = new VoiWindow(1000, 5000, VoiWindow.Function.LINEAR_EXACT, "");
        for (boolean unsigned : new boolean[] {true, false}) {
            GreyFrame frame = noise(151, 117, unsigned);
            ViewGeometry geometry = ViewGeometry.fit(80, 70, 151, 117, 1.2).panBy(3, -2);
            int[] picture = render(frame, geometry, window, false);
            for (int y = 0; y < 70; y++) {
                for (int x = 0; x < 80; x++) {
                    ImagePoint at = geometry.toImage(x + 0.5, y + 0.5);
                    boolean inside = at.column() >= 0 && at.column() < 151 && at.row() >= 0 && at.row() < 117;
                    double expected = inside ? 255 * window.grey(mean(frame, geometry, at)) : 0;
                    assertThat((double) (picture[y * 80 + x] & 0xFF)).isCloseTo(expected, within(0.51));
                }
            }
        }
    }

    /** A tent as wide as two pixels of the view, of pixels beyond the edge those at the edge. */
    private static double mean(GreyFrame frame, ViewGeometry geometry, ImagePoint at) {
        double sum = 0;
        double weights = 0;
        for (int row = (int) at.row() - 8; row < at.row() + 8; row++) {
            for (int column = (int) at.column() - 8; column < at.column() + 8; column++) {
                double weight = Math.max(0, 1 - Math.abs(row + 0.5 - at.row()) * geometry.rowScale())
                        * Math.max(0, 1 - Math.abs(column + 0.5 - at.column()) * geometry.scale());
                sum += weight * frame.modalityValue(Math.clamp(column, 0, 150), Math.clamp(row, 0, 116));
                weights += weight;
            }
        }
        return sum / weights;
    }

    @Test
    void theRangeOfAFrameWithoutAWindowShowsItsContents() {
        VoiWindow window = FrameRange.window(noise(100, 100, true), "MR", Optional.empty());
        assertThat(window.center()).isCloseTo(1000, within(150.0));
        assertThat(window.width()).isCloseTo(4000, within(300.0));
    }

    @Test
    void ctWithoutAWindowHasItsUsualOne() {
        VoiWindow window = FrameRange.window(noise(100, 100, true), "CT", Optional.empty());
        assertThat(window).isEqualTo(new VoiWindow(40, 400, "Mediastinum"));
    }

    @Test
    void paddingIsNoPartOfTheRange() {
        short[] stored = new short[1000];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (short) (i % 2 == 0 ? -32768 : 100 + i % 100);
        }
        GreyFrame frame = new GreyFrame(new FrameRef("1.2", 1), 100, 10, stored, false, ModalityLut.IDENTITY);
        PixelPadding padding = new PixelPadding(-32768, -32768);
        VoiWindow window = FrameRange.window(frame, "MR", Optional.of(padding));
        assertThat(window.center() - window.width() / 2).isGreaterThan(99);
    }

    @Test
    void paddingIsBlackThoughLowValuesAreBright() {
        GreyFrame frame =
                new GreyFrame(new FrameRef("1.2", 1), 3, 1, new short[] {0, 0, 9}, true, ModalityLut.IDENTITY);
        VoiWindow window = new VoiWindow(50, 100, "");
        Optional<PixelPadding> padding = Optional.of(new PixelPadding(5, 9));
        for (boolean opposite : new boolean[] {false, true}) {
            PresentationLut presentation = opposite ? PresentationLut.IDENTITY : PresentationLut.INVERSE;
            int[] picture = render(frame, new Shades.Recipe(window, presentation, padding, opposite, Optional.empty()));
            assertThat(picture).containsExactly(0xFFFFFFFF, 0xFFFFFFFF, 0xFF000000);
        }
    }

    @Test
    void tablesSigmoidsAndPresentationTablesGiveTheirGrey() {
        GreyFrame frame = noise(40, 30, true);
        LookupTable table = new LookupTable(-1024, new char[] {0, 10, 200, 90, 255}, 8);
        List<Shades.Recipe> recipes = List.of(
                recipe(new VoiLut(new LookupTable(-1000, ramp(3000), 12), ""), false),
                recipe(new VoiWindow(300, 700, VoiWindow.Function.SIGMOID, ""), true),
                new Shades.Recipe(
                        new VoiWindow(300, 2000, VoiWindow.Function.LINEAR_EXACT, ""),
                        new PresentationLut(false, Optional.of(table)),
                        Optional.empty(),
                        false,
                        Optional.empty()));
        for (Shades.Recipe recipe : recipes) {
            int[] picture = render(frame, recipe);
            for (int i = 0; i < picture.length; i++) {
                double shown = recipe.presentation().level(recipe.voi().grey(frame.modalityValue(i % 40, i / 40)));
                double expected = 255 * (recipe.opposite() ? 1 - shown : shown);
                assertThat((double) (picture[i] & 0xFF)).as("pixel " + i).isCloseTo(expected, within(0.51));
            }
        }
    }

    @Test
    void valuesOfAModalityTableAreWindowed() {
        ModalityLut lut = new ModalityLut.Table(new LookupTable(1, new char[] {500, 0, 1000}, 10), "OD");
        GreyFrame frame = new GreyFrame(new FrameRef("1.2", 1), 3, 1, new short[] {0, 2, 7}, true, lut);
        int[] picture = render(frame, recipe(new VoiWindow(500, 1000, VoiWindow.Function.LINEAR_EXACT, ""), false));
        assertThat(picture).containsExactly(0xFF808080, 0xFF000000, 0xFFFFFFFF);
    }

    @Test
    void realNumbersAreWindowedExactlyAndWhatIsNoneIsBlack() {
        RealFrame frame =
                new RealFrame(new FrameRef("1.2", 1), 4, 1, new double[] {0.001, 0.003, Double.NaN, 0.002}, "");
        VoiWindow window = FrameRange.window(frame, "OT", Optional.empty());
        assertThat(window).isEqualTo(new VoiWindow(0.002, 0.002, VoiWindow.Function.LINEAR_EXACT, ""));
        assertThat(render(frame, recipe(window, false)))
                .containsExactly(0xFF000000, 0xFFFFFFFF, 0xFF000000, 0xFF808080);
    }

    @Test
    void coloursStayAsTheyAre() {
        int[] argb = {0xFF102030, 0xFFFFFFFF, 0xFF00FF80, 0xFF000000};
        ColourFrame frame = new ColourFrame(new FrameRef("1.2", 1), 2, 2, argb);
        assertThat(render(frame, recipe(new VoiWindow(5, 10, ""), false))).containsExactly(argb);
        assertThat(render(frame, recipe(new VoiWindow(5, 10, ""), true)))
                .containsExactly(0xFFEFDFCF, 0xFF000000, 0xFFFF007F, 0xFFFFFFFF);
    }

    private static char[] ramp(int entries) {
        char[] outputs = new char[entries];
        for (int i = 0; i < entries; i++) {
            outputs[i] = (char) Math.min(4095, i * 2);
        }
        return outputs;
    }

    /** One pixel to a pixel. */
    private int[] render(ImageFrame frame, Shades.Recipe recipe) {
        int[] picture = new int[frame.columns() * frame.rows()];
        ViewGeometry geometry = ViewGeometry.fit(frame.columns(), frame.rows(), frame.columns(), frame.rows(), 1);
        renderer.render(frame, geometry, recipe, picture);
        return picture;
    }

    private int[] render(GreyFrame frame, ViewGeometry geometry, VoiWindow window, boolean inverted) {
        int[] picture = new int[(int) (geometry.viewWidth() * geometry.viewHeight())];
        renderer.render(frame, geometry, recipe(window, inverted), picture);
        return picture;
    }

    private static Shades.Recipe recipe(VoiTransformation window, boolean inverted) {
        return new Shades.Recipe(window, PresentationLut.IDENTITY, Optional.empty(), inverted, Optional.empty());
    }

    /** HU of −1024 … 3071. */
    private static GreyFrame noise(int columns, int rows, boolean unsigned) {
        Random random = new Random(7);
        short[] stored = new short[columns * rows];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (short) random.nextInt(2048);
        }
        return new GreyFrame(new FrameRef("1.2", 1), columns, rows, stored, unsigned, HU);
    }
}
