package org.overread.viewer.station;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.viewer.reading.WindowPlace;

/**
 * Where a reader's window stood, for each arrangement of screens, in a file of the data folder. A file that cannot be read is as
 * none. Thread: any.
 */
final class WindowPlaces {
    private static final int MOST_ARRANGEMENTS = 20;
    private static final double FARTHEST = 100_000;

    private final ReadersFile file;
    private final String reader;
    private final ObjectNode own;

    /** Reads the file: blocking. */
    WindowPlaces(Path file, String reader) {
        this.file = new ReadersFile(file);
        this.reader = reader;
        own = this.file.of(reader) instanceof ObjectNode kept ? kept : new JsonMapper().createObjectNode();
    }

    /** On these screens, or else where it stood last on any. */
    synchronized Optional<WindowPlace> place(String screens) {
        return own.has(screens)
                ? place(own.path(screens))
                : own.properties().stream()
                        .map(Map.Entry::getValue)
                        .reduce((first, second) -> second)
                        .flatMap(WindowPlaces::place);
    }

    /** Takes it up at once. Blocking, until it is on disk. */
    synchronized void keep(String screens, WindowPlace place) {
        own.remove(screens);
        ObjectNode kept = own.putObject(screens)
                .put("x", place.x())
                .put("y", place.y())
                .put("width", place.width())
                .put("height", place.height())
                .put("maximized", place.maximized())
                .put("findings", place.findings());
        place.panelWidth().ifPresent(width -> kept.put("panelWidth", width));
        while (own.size() > MOST_ARRANGEMENTS) {
            own.remove(own.fieldNames().next());
        }
        file.keep(reader, own);
    }

    private static Optional<WindowPlace> place(JsonNode kept) {
        WindowPlace place = new WindowPlace(
                kept.path("x").asDouble(FARTHEST),
                kept.path("y").asDouble(FARTHEST),
                kept.path("width").asDouble(),
                kept.path("height").asDouble(),
                kept.path("maximized").asBoolean(),
                kept.path("findings").asBoolean(true),
                kept.path("panelWidth").isNumber()
                        ? OptionalDouble.of(kept.path("panelWidth").asDouble())
                        : OptionalDouble.empty());
        boolean possible = Math.abs(place.x()) < FARTHEST
                && Math.abs(place.y()) < FARTHEST
                && place.width() > 0
                && place.width() < FARTHEST
                && place.height() > 0
                && place.height() < FARTHEST;
        return possible ? Optional.of(place) : Optional.empty();
    }
}
