package org.overread.findings.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.overread.core.review.RejectionReason;

class FindingsKeyboardTest {
    private final ReadingHost host = new ReadingHost(SomeFindings.byModel(9));
    private final FindingsKeyboard keyboard = new FindingsKeyboard(host.model);

    private boolean press(String chord) {
        boolean ours = keyboard.pressed(chord);
        keyboard.released(chord);
        return ours;
    }

    @Test
    void digitIsTheReasonAfterXAndTheHostsOtherwise() {
        assertThat(press("4")).isFalse();
        press("D");
        for (RejectionReason reason : RejectionReason.values()) {
            press("X");
            assertThat(press(String.valueOf(reason.ordinal() + 1))).isTrue();
        }
        assertThat(host.journal)
                .extracting(entry -> entry.assessment().orElseThrow().reason().orElseThrow())
                .containsExactly(RejectionReason.values());
    }

    @Test
    void keysOfTheHostAreLeftToIt() {
        for (String chord : List.of("Q", "W", "F", "G", "Esc", "Enter", "Space", "Ctrl+K", "Shift+A", "Ctrl+A", "0")) {
            assertThat(press(chord)).as(chord).isFalse();
        }
        assertThat(host.journal).isEmpty();
    }

    @Test
    void acceptAndEditDoNothingWhileAReasonIsAskedFor() {
        press("D");
        press("X");
        press("A");
        press("E");
        press("Ctrl+Enter");
        assertThat(host.model.mode()).isInstanceOf(PanelMode.Rejecting.class);
        assertThat(host.journal).isEmpty();
        press("Esc");
        assertThat(host.model.mode()).isEqualTo(PanelMode.READING);
    }

    @Test
    void enterSavesAndEscLeavesAnEdit() {
        press("D");
        press("E");
        host.model.moves().changeDraft(draft -> draft.withDiameter("12"));
        press("Enter");
        assertThat(host.journal).hasSize(1);
        press("E");
        press("Esc");
        assertThat(host.journal).hasSize(1);
        assertThat(host.model.mode()).isEqualTo(PanelMode.READING);
    }

    @Test
    void undoAndRedoByKey() {
        press("D");
        press("A");
        press("Ctrl+Z");
        assertThat(host.number(1).assessment()).isEmpty();
        press("Ctrl+Y");
        assertThat(host.number(1).assessment()).isPresent();
    }

    @Test
    void tableNamesEveryKeyOnce() {
        assertThat(PanelKey.values()).extracting(PanelKeys.standard()::chord).doesNotHaveDuplicates();
        assertThat(PanelKey.values())
                .allSatisfy(key -> assertThat(key.does(Locale.ENGLISH, PanelKeys.standard()))
                        .isNotBlank());
    }
}
