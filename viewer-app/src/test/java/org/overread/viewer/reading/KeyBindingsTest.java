package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.findings.panel.PanelKey;
import org.overread.findings.panel.PanelKeys;
import org.overread.viewer.reading.KeysRefusedException.Why;

class KeyBindingsTest {
    private static final KeyBindings STANDARD = KeyBindings.standard();

    /** The keys of a keyboard that the left hand has under it; Ctrl and Shift are on both sides, Alt at the left only. */
    private static final Set<KeyCode> LEFT = EnumSet.copyOf(codes("12345QWERTASDFGZXCVB"));

    private static final Set<KeyCode> RIGHT = EnumSet.copyOf(codes("67890YUIOPHJKLNM"));

    static {
        LEFT.addAll(EnumSet.of(KeyCode.ESCAPE, KeyCode.TAB, KeyCode.SPACE));
        LEFT.addAll(EnumSet.range(KeyCode.F1, KeyCode.F6));
        RIGHT.addAll(EnumSet.of(KeyCode.SPACE, KeyCode.ENTER, KeyCode.DELETE, KeyCode.BACK_SPACE));
        RIGHT.addAll(EnumSet.of(KeyCode.UP, KeyCode.DOWN, KeyCode.LEFT, KeyCode.RIGHT));
        RIGHT.addAll(EnumSet.of(KeyCode.PAGE_UP, KeyCode.PAGE_DOWN, KeyCode.HOME, KeyCode.END));
        RIGHT.addAll(EnumSet.of(KeyCode.COMMA, KeyCode.PERIOD, KeyCode.SEMICOLON, KeyCode.MINUS, KeyCode.PLUS));
        RIGHT.addAll(EnumSet.of(KeyCode.EQUALS, KeyCode.SLASH, KeyCode.OPEN_BRACKET, KeyCode.CLOSE_BRACKET));
        RIGHT.addAll(EnumSet.range(KeyCode.F6, KeyCode.F12));
    }

    @Test
    void everyCommandHasAKeyWrittenAsItIsRead() {
        assertThat(STANDARD.chords().keySet()).containsExactly(ReadingCommand.values());
        assertThat(allChords())
                .allSatisfy(chord -> assertThat(Chord.parse(chord))
                        .as(chord)
                        .map(Chord::toString)
                        .hasValue(chord));
    }

    @Test
    void noKeyStandsForTwoCommandsOfWindowAndFindingsPanel() {
        List<String> standard = new ArrayList<>();
        Arrays.stream(ReadingCommand.values()).forEach(command -> standard.addAll(command.standardChords()));
        Arrays.stream(PanelKey.values())
                .filter(key -> key != PanelKey.REASON && key != PanelKey.CANCEL) // digits and Esc, in its forms only
                .forEach(key -> standard.add(key.standardChord()));

        assertThat(standard).doesNotHaveDuplicates();
    }

    @Test
    void noStandardKeyNeedsBothHands() {
        assertThat(allChords()).allMatch(chord -> oneHand(Chord.parse(chord).orElseThrow()));
        assertThat(oneHand(Chord.parse("Alt+P").orElseThrow())).isFalse();
        assertThat(oneHand(Chord.parse("Ctrl+Alt+Shift+A").orElseThrow())).isFalse();
    }

    @Test
    void everyCommandStandsInThePartOfTheTableThatItBelongsTo() {
        for (ReadingCommand command : ReadingCommand.values()) {
            boolean shown = command.preset() >= 0
                    || command == ReadingCommand.CLOSE_SHEET
                    || KeyTable.sections().contains(command);
            assertThat(shown).as(command.name()).isTrue();
        }
    }

    @Test
    void aKeyCanBeMovedButNotTakenFromAnotherCommand() throws Exception {
        KeyBindings keys = STANDARD.with("INVERT", List.of("Ctrl+I"));

        assertThat(keys.command("Ctrl+I")).hasValue(ReadingCommand.INVERT);
        assertThat(keys.command("V")).isEmpty();
        assertThat(keys.changedFrom(STANDARD)).isEqualTo(Map.of("INVERT", List.of("Ctrl+I")));
        assertThatThrownBy(() -> keys.with("INVERT", List.of("F")))
                .isInstanceOfSatisfying(KeysRefusedException.class, refused -> {
                    assertThat(refused.why()).isEqualTo(Why.TAKEN);
                    assertThat(refused.other()).isEqualTo(ReadingCommand.FIT);
                })
                .hasMessage("F is the key of FIT");
    }

    @ParameterizedTest
    @CsvSource({
        "INVERT, Shift, NO_SUCH_KEY",
        "INVERT, Ctrl, NO_SUCH_KEY",
        "INVERT, Foo+A, NO_SUCH_KEY",
        "INVERT, NoKey, NO_SUCH_KEY",
        "INVERT, Esc, FIXED",
        "INVERT, Ctrl+Z, FIXED",
        "INVERT, A, TAKEN",
        "ACCEPT, V, TAKEN",
        "ACCEPT, Ctrl+PageUp, NOT_FOR_FINDINGS",
        "CLOSE_SHEET, J, NO_SUCH_COMMAND",
        "CONFIRM, J, NO_SUCH_COMMAND",
        "NOTHING, J, NO_SUCH_COMMAND"
    })
    void aKeyThatCannotBeIsRefused(String command, String chord, Why why) {
        assertThatThrownBy(() -> STANDARD.with(command, List.of(chord)))
                .isInstanceOfSatisfying(
                        KeysRefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(why));
    }

    @Test
    void theFindingsPanelObeysTheSameTable() throws Exception {
        PanelKeys panel = PanelKeys.standard();
        ReadingKeys keys = new ReadingKeys(new Pane(), STANDARD, panel);

        keys.change(STANDARD.with("ACCEPT", List.of("Ctrl+J")));

        assertThat(panel.chord(PanelKey.ACCEPT)).isEqualTo("Ctrl+J");
        assertThat(keys.get().with("INVERT", List.of("A")).command("A")).hasValue(ReadingCommand.INVERT);
    }

    @Test
    void plusIsAKeyWithModifiersToo() {
        assertThat(Chord.parse("Ctrl++")).hasValue(new Chord(true, false, false, KeyCode.PLUS));
        assertThat(Chord.parse("+")).hasValue(new Chord(false, false, false, KeyCode.PLUS));
        assertThat(Chord.parse("")).isEmpty();
        assertThat(Chord.parse("++A")).isEmpty();
    }

    private static List<String> allChords() {
        List<String> all = new ArrayList<>();
        STANDARD.chords().values().forEach(all::addAll);
        KeyBindings.changeable().forEach(command -> all.addAll(STANDARD.chords(command)));
        return all;
    }

    /** At most two modifiers, and all on the side of the key: Ctrl and Shift lie under one finger on either side. */
    private static boolean oneHand(Chord chord) {
        boolean left = LEFT.contains(chord.code());
        boolean right = RIGHT.contains(chord.code()) && !chord.alt();
        boolean three = chord.control() && chord.shift() && chord.alt();
        return (left || right) && !three;
    }

    private static List<KeyCode> codes(String keys) {
        return keys.chars()
                .mapToObj(key -> KeyCode.getKeyCode(String.valueOf((char) key)))
                .toList();
    }
}
