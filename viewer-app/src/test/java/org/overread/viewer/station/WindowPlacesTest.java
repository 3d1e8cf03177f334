package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.viewer.reading.WindowPlace;

class WindowPlacesTest {
    private static final WindowPlace ONE = new WindowPlace(1, 2, 900, 700, false, true);
    private static final WindowPlace OTHER = new WindowPlace(-1920, 0, 1900, 1000, true, false, OptionalDouble.of(444));

    @TempDir
    private Path folder;

    @Test
    void eachReaderHasAPlaceForEachArrangementOfScreensAndElseTheLastOne() {
        Path file = folder.resolve("window-places.json");
        WindowPlaces rita = new WindowPlaces(file, "rita");
        assertThat(rita.place("one")).isEmpty();
        rita.keep("one", ONE);
        rita.keep("two", OTHER);

        WindowPlaces again = new WindowPlaces(file, "rita");
        assertThat(again.place("one")).hasValue(ONE);
        assertThat(again.place("two")).hasValue(OTHER);
        assertThat(again.place("three")).hasValue(OTHER);
        again.keep("one", ONE);
        assertThat(again.place("three")).hasValue(ONE);
        assertThat(new WindowPlaces(file, "otto").place("one")).isEmpty();
    }

    /** The window of a first start comes to rest before the station has made its folder. */
    @Test
    void aFolderThatIsNotThereYetIsMade() {
        Path file = folder.resolve("data").resolve("window-places.json");
        new WindowPlaces(file, "rita").keep("one", ONE);
        assertThat(new WindowPlaces(file, "rita").place("one")).hasValue(ONE);
    }

    @Test
    void aDamagedFileIsAsNoneAndIsReplaced() throws Exception {
        Path file = Files.writeString(folder.resolve("window-places.json"), "{\"rita\": {\"one\": {\"x\": \"?\"}");
        WindowPlaces places = new WindowPlaces(file, "rita");
        assertThat(places.place("one")).isEmpty();
        places.keep("one", ONE);
        assertThat(new WindowPlaces(file, "rita").place("one")).hasValue(ONE);
    }

    @Test
    void impossibleNumbersAreNoPlace() throws Exception {
        Path file = Files.writeString(
                folder.resolve("window-places.json"),
                "{\"rita\": {\"one\": {\"x\": 1e300, \"y\": 0, \"width\": -5, \"height\": 700}}}");
        assertThat(new WindowPlaces(file, "rita").place("one")).isEmpty();
    }

    @Test
    void arrangementsThatWereNotSeenForLongAreForgotten() {
        Path file = folder.resolve("window-places.json");
        WindowPlaces places = new WindowPlaces(file, "rita");
        places.keep("first", ONE);
        for (int i = 0; i < 20; i++) {
            places.keep("screens " + i, OTHER);
        }
        assertThat(new WindowPlaces(file, "rita").place("first")).hasValue(OTHER);
    }
}
