package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.finding.Finding;
import org.overread.core.image.ImagePoint;
import org.overread.core.inference.RunState;
import org.overread.core.study.Series;
import org.overread.viewer.palette.CommandPalette;
import org.overread.viewer.palette.PaletteEntry;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.Presentation;
import org.overread.viewer.viewport.SyntheticSeries;

/** The command palette, keys, sizes, languages and the test pattern, in the real window by real keys. */
@ExtendWith(VirtualScreen.class)
class ComfortTest {
    private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    private ReadingBench bench;

    @AfterEach
    void close() {
        Locale.setDefault(Locale.Category.DISPLAY, before);
        bench.close();
    }

    @Test
    void aCommandIsFoundByTypingAndRunByEnter() {
        reading(1440, 900);
        assertThat(inverted()).isFalse();

        bench.keys(KeyCode.CONTROL, KeyCode.K);
        bench.picture("comfort-palette");
        type("inv");
        bench.picture("comfort-palette-found");

        assertThat(offered()).first().extracting(PaletteEntry::id).isEqualTo("command.INVERT");
        bench.keys(KeyCode.ENTER);
        assertThat(inverted()).isTrue();
        assertThat(bench.read(() -> bench.stage().getScene().getRoot().lookup(".palette")))
                .isNull();

        bench.keys(KeyCode.CONTROL, KeyCode.K);
        assertThat(offered()).first().extracting(PaletteEntry::id).isEqualTo("command.INVERT");
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.V);
        assertThat(inverted()).as("keys are the window's again").isFalse();
    }

    @Test
    void presetsAndSeriesAndDecisionsAreInThePaletteToo() {
        reading(1440, 900);

        bench.keys(KeyCode.CONTROL, KeyCode.K);

        assertThat(offered())
                .extracting(PaletteEntry::id)
                .contains("command.ACCEPT", "preset.Lung", "command.TWO_VIEWPORTS")
                .anyMatch(id -> id.startsWith("series."));
        assertThat(offered()).extracting(PaletteEntry::title).allMatch(title -> !title.isBlank());
        type("accept");
        bench.keys(KeyCode.ENTER);
        assertThat(bench.journal.entries)
                .as("what was not shown is not decided")
                .isEmpty();
    }

    @Test
    void aKeyIsChangedOnThePageAndAConflictNamesTheOtherCommand() {
        reading(1440, 900);
        bench.keys(KeyCode.CONTROL, KeyCode.COMMA);
        select("Invert");

        bench.keys(KeyCode.ENTER);
        bench.keys(KeyCode.F);
        bench.picture("comfort-key-conflict");
        assertThat(bench.sheetTexts()).contains("F is the key of \"Fit image\"");

        bench.keys(KeyCode.ENTER);
        bench.keys(KeyCode.F10);
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.V);
        assertThat(inverted()).isFalse();
        bench.keys(KeyCode.F10);
        assertThat(inverted()).isTrue();

        bench.keys(KeyCode.CONTROL, KeyCode.COMMA);
        bench.keys(KeyCode.CONTROL, KeyCode.BACK_SPACE);
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.V);
        assertThat(inverted()).isFalse();
    }

    @Test
    void aFindingsKeyThatWasChangedIsObeyedAndShown() {
        reading(1440, 900);
        bench.keys(KeyCode.CONTROL, KeyCode.COMMA);
        bench.keys(KeyCode.ENTER);
        bench.keys(KeyCode.F10);
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.D);

        bench.keys(KeyCode.A);
        assertThat(bench.journal.entries).isEmpty();
        bench.keys(KeyCode.F10);
        assertThat(bench.journal.entries).hasSize(1);
        assertThat(bench.read(() -> ReadingBench.writtenIn(bench.stage(), "#findings-accept .text")))
                .contains("F10");
    }

    @Test
    void textsNameTheKeysThatWereChanged() {
        reading(1440, 900);
        bench.keys(KeyCode.Q);
        assertThat(bench.texts()).contains("AI marks hidden  ·  Q");
        bench.keys(KeyCode.CONTROL, KeyCode.COMMA);
        select("Hide / show all AI");
        bench.keys(KeyCode.ENTER);
        bench.keys(KeyCode.F10);
        bench.keys(KeyCode.ESCAPE);
        assertThat(bench.texts()).contains("AI marks hidden  ·  F10");

        bench.keys(KeyCode.CONTROL, KeyCode.COMMA);
        select("Hide / show all AI");
        bench.keys(KeyCode.DELETE);
        bench.keys(KeyCode.ESCAPE);
        assertThat(bench.texts()).contains("AI marks hidden\n").doesNotContain("⟨");
    }

    @Test
    void everyKeyThatATextNamesIsThatOfACommand() throws IOException {
        reading(1280, 800);
        Pattern named = Pattern.compile("⟨([^⟩]*)⟩");
        List<String> commands = new ArrayList<>();
        for (String name : List.of("texts.properties", "texts_de.properties")) {
            try (var in = Texts.class.getResourceAsStream(name)) {
                String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                named.matcher(all).results().map(one -> one.group(1)).forEach(commands::add);
            }
        }
        assertThat(commands)
                .hasSizeGreaterThan(30)
                .allMatch(command -> KeyBindings.named(command).isPresent());
    }

    @Test
    void textsAreMadeLargerAndTheImageStays() {
        reading(1440, 900);
        double banner = bench.read(() -> widthOf("Findings"));

        bench.keys(KeyCode.CONTROL, KeyCode.EQUALS);
        bench.keys(KeyCode.CONTROL, KeyCode.EQUALS);
        bench.keys(KeyCode.CONTROL, KeyCode.EQUALS);
        bench.keys(KeyCode.D);
        bench.picture("comfort-150");

        assertThat(bench.texts()).contains("Texts 150 %");
        assertThat(bench.<Double>read(() -> widthOf("Findings"))).isBetween(banner * 1.2, banner * 1.5);
        assertThat(bench.<Boolean>read(() -> isWhole("#findings-sign") && isWhole("#findings-reject")))
                .as("the panel's buttons are within the window")
                .isTrue();
        bench.keys(KeyCode.SHIFT, KeyCode.SLASH);
        bench.picture("comfort-150-keys");
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.CONTROL, KeyCode.MINUS);
        bench.keys(KeyCode.CONTROL, KeyCode.MINUS);
        bench.keys(KeyCode.CONTROL, KeyCode.MINUS);
        bench.keys(KeyCode.CONTROL, KeyCode.MINUS);
        bench.picture("comfort-85");
        assertThat(bench.texts()).contains("Texts 85 %");
    }

    @Test
    void inALowWindowTheSignatureIsStillWhole() {
        for (int height : new int[] {700, 640}) {
            reading(1024, height);
            bench.keys(KeyCode.D);
            bench.picture("comfort-low-" + height);
            assertThat(bench.<Boolean>read(() -> isWhole("#findings-sign") && isWhole("#findings-reject")))
                    .as(height + " high")
                    .isTrue();
            bench.close();
        }
    }

    @Test
    void germanScreensAreGerman() {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMANY);
        reading(1280, 800);
        bench.keys(KeyCode.D);
        bench.picture("german-reading");
        assertThat(bench.<Boolean>read(() -> isWhole("#findings-sign") && isWhole("#findings-reject")))
                .isTrue();
        assertThat(bench.texts()).contains("Schicht", "Befunder", "geb. 01.05.1933");
        bench.keys(KeyCode.X);
        bench.picture("german-reject");
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.E);
        bench.picture("german-edit");
        assertThat(bench.typedInFields()).isEqualTo("12,0");
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.CONTROL, KeyCode.ENTER);
        bench.picture("german-sign");
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.F1);
        bench.picture("german-keys");
        assertThat(bench.sheetTexts()).contains("Schicht zurück", "annehmen");
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.CONTROL, KeyCode.K);
        type("series next");
        assertThat(offered()).extracting(PaletteEntry::title).contains("Nächste Serie");
        bench.picture("german-palette");
    }

    @Test
    void theTestPatternIsDrawnPixelByPixelAndSaysWhatItIsFor() {
        bench = new ReadingBench(SyntheticSeries::read, 1280, 800);
        bench.keys(KeyCode.F12);
        WritableImage picture = bench.picture("comfort-pattern");

        int[] first = new int[8];
        int line = 3 + (int) (8.0 * Math.min((int) picture.getWidth() / 24, (int) (picture.getHeight() - 92) / 16));
        for (int i = 0; i < first.length; i++) {
            first[i] = picture.getPixelReader().getArgb((int) picture.getWidth() / 2 - 24 + i, line) & 0xff;
        }
        assertThat(first).containsExactly(0, 255, 0, 255, 0, 255, 0, 255);
        bench.keys(KeyCode.ESCAPE);
        assertThat(bench.texts()).contains("No study is open");
    }

    @Test
    void everyControlHasANameForAssistiveTechnology() {
        reading(1440, 900);
        bench.keys(KeyCode.D);
        assertThat(bench.read(() -> nameless(bench.stage().getScene().getRoot())))
                .isEmpty();
        bench.keys(KeyCode.E);
        assertThat(bench.read(() -> nameless(bench.stage().getScene().getRoot())))
                .isEmpty();
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.CONTROL, KeyCode.K);
        assertThat(bench.read(() -> nameless(bench.stage().getScene().getRoot())))
                .isEmpty();
    }

    private void reading(int width, int height) {
        Series series = SyntheticSeries.of("1.2.3", 9);
        Series other = SyntheticSeries.of("1.2.4", 5);
        bench = new ReadingBench(SyntheticSeries::read, width, height);
        bench.open(ReadingBench.study(series, other));
        List<Finding> findings = List.of(
                ReadingBench.onSlice(1, series, 4, new ImagePoint(20, 30), 12),
                ReadingBench.onSlice(2, series, 2, new ImagePoint(40, 20), 6));
        bench.window.inference(ReadingBench.run(ReadingBench.STUDY, RunState.FINDINGS, true, findings));
        bench.settle();
    }

    private boolean inverted() {
        return bench.read(() -> bench.seen
                .viewport()
                .painted()
                .map(frame -> frame.request().presentation())
                .map(Presentation::inverted)
                .orElseThrow());
    }

    private void type(String text) {
        for (char letter : text.toCharArray()) {
            bench.keys(
                    letter == ' ' ? KeyCode.SPACE : KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(letter))));
        }
    }

    private List<PaletteEntry> offered() {
        return bench.read(
                () -> ((CommandPalette) bench.stage().getScene().getRoot().lookup(".palette")).offered());
    }

    private void select(String title) {
        ListView<?> list = bench.read(
                () -> (ListView<?>) bench.stage().getScene().getRoot().lookup(".palette .list-view"));
        int index = bench.read(() -> list.getItems().stream()
                .map(entry -> ((PaletteEntry) entry).title())
                .toList()
                .indexOf(title));
        for (int i = 0; i < index; i++) {
            bench.keys(KeyCode.DOWN);
        }
    }

    private boolean isWhole(String control) {
        Node node = bench.stage().getScene().getRoot().lookup(control);
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return bounds.getMaxX() <= bench.stage().getScene().getWidth() && bounds.getMaxY() <= statusTop();
    }

    /** Where the line below begins, which nothing may reach into. */
    private double statusTop() {
        return bench.stage().getScene().getRoot().getChildrenUnmodifiable().stream()
                .filter(StatusBar.class::isInstance)
                .mapToDouble(bar -> bar.localToScene(bar.getLayoutBounds()).getMinY())
                .findFirst()
                .orElseThrow();
    }

    private double widthOf(String text) {
        return bench.stage().getScene().getRoot().lookupAll(".panel-title").stream()
                .filter(label ->
                        label instanceof Labeled labeled && labeled.getText().equals(text))
                .mapToDouble(
                        label -> label.localToScene(label.getLayoutBounds()).getWidth())
                .findFirst()
                .orElseThrow();
    }

    /** Controls that can be worked and say nothing of themselves. */
    private static List<String> nameless(Parent root) {
        List<String> found = new ArrayList<>();
        for (Node node : root.getChildrenUnmodifiable()) {
            boolean worked =
                    node instanceof ButtonBase || node instanceof TextInputControl || node instanceof ListView<?>;
            String own = node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
            String name = node.getAccessibleText() == null ? own : node.getAccessibleText();
            if (worked && node.isVisible() && (name.isBlank() || node.getAccessibleRole() == null)) {
                found.add(node.getClass().getSimpleName() + " " + node.getId() + " " + node.getStyleClass());
            }
            if (node instanceof Parent parent) {
                found.addAll(nameless(parent));
            }
        }
        return found;
    }
}
