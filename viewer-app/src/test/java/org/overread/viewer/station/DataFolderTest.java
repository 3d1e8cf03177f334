package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {
    private static final Path HOME = Path.of("home", "jane");

    @Test
    void linuxFollowsTheDesktopsRule() {
        assertThat(DataFolder.of("Linux", Map.of(), HOME)).isEqualTo(HOME.resolve(".local/share/overread"));
        assertThat(DataFolder.of("Linux", Map.of("XDG_DATA_HOME", "/data"), HOME))
                .isEqualTo(Path.of("/data/overread"));
    }

    @Test
    void windowsAndMacHaveTheirOwnPlaces() {
        assertThat(DataFolder.of("Windows 11", Map.of("LOCALAPPDATA", "local"), HOME))
                .isEqualTo(Path.of("local", "Overread"));
        assertThat(DataFolder.of("Mac OS X", Map.of(), HOME))
                .isEqualTo(
                        HOME.resolve("Library").resolve("Application Support").resolve("Overread"));
    }
}
