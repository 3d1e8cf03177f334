package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KeyNamesTest {
    @Test
    void theSettingsPageNamesEveryCommandThatKeysCanBeSetFor() throws IOException {
        String page = Files.readString(Path.of("../docs/settings.md"));

        assertThat(KeyBindings.changeable())
                .filteredOn(command -> !command.name().startsWith("PRESET_"))
                .allSatisfy(command -> assertThat(page).contains("`" + command.name() + "`"));
    }
}
