package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.viewer.viewport.ViewLayout;

class LayoutFileTest {
    private static final ViewLayout LARGE = new ViewLayout(List.of(
            new ViewLayout.Cell(0, 0, 0.75, 1),
            new ViewLayout.Cell(0.75, 0, 0.25, 1 / 3.0),
            new ViewLayout.Cell(0.75, 1 / 3.0, 0.25, 2 / 3.0)));

    @TempDir
    Path folder;

    @Test
    void eachReaderHasHisOwnLayoutsAgain() {
        Path file = folder.resolve("layouts.json");
        new LayoutFile(file, "rita").keep(List.of(LARGE, ViewLayout.grid(2, 1)));
        new LayoutFile(file, "otto").keep(List.of(ViewLayout.grid(1, 2)));
        assertThat(new LayoutFile(file, "rita").layouts()).containsExactly(LARGE, ViewLayout.grid(2, 1));
        assertThat(new LayoutFile(file, "otto").layouts()).containsExactly(ViewLayout.grid(1, 2));
        assertThat(new LayoutFile(file, "anna").layouts()).isEmpty();
    }

    @Test
    void whatIsNoLayoutIsPassedOver() throws Exception {
        Path file = folder.resolve("layouts.json");
        Files.writeString(file, "{\"rita\": [[], [[0, 0, 2, 1]], [[0, 0, \"x\", 1]], 7, [[0, 0, 1, 1]]]}");
        assertThat(new LayoutFile(file, "rita").layouts()).containsExactly(ViewLayout.grid(1, 1));
        Files.writeString(file, "no JSON");
        assertThat(new LayoutFile(file, "rita").layouts()).isEmpty();
    }
}
