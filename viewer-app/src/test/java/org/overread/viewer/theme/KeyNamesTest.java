package org.overread.viewer.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyNamesTest {
    private static final Map<String, String> KEYS = Map.of("FIT", "F", "OPEN", "Ctrl+$1");

    private static final KeyNames.Commands COMMANDS = new KeyNames.Commands() {
        @Override
        public Optional<String> key(String command) {
            return Optional.ofNullable(KEYS.get(command));
        }

        @Override
        public String title(String command) {
            return "Title of " + command;
        }
    };

    @Test
    void aTextNamesTheKeyThatTheCommandHas() {
        assertThat(KeyNames.in(COMMANDS, "hidden  ·  ⟨FIT⟩, then ⟨OPEN⟩.")).isEqualTo("hidden  ·  F, then Ctrl+$1.");
    }

    @Test
    void whereItHasNoneAHintIsLeftOutAndASentenceNamesTheCommand() {
        assertThat(KeyNames.in(COMMANDS, "1 prior  ·  ⟨PRIORS⟩")).isEqualTo("1 prior");
        assertThat(KeyNames.in(COMMANDS, "then press ⟨MISSED⟩.")).isEqualTo("then press \"Title of MISSED\".");
    }

    @Test
    void otherTextsStayAsTheyAre() {
        assertThat(KeyNames.in(COMMANDS, "Chest [FIT]  ·  ⟨2 mm⟩")).isEqualTo("Chest [FIT]  ·  ⟨2 mm⟩");
    }
}
