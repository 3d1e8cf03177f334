package org.overread.viewer.station;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.overread.viewer.viewport.ViewLayout;

/**
 * The layouts that readers have made, in a file of the data folder: of each reader a list of layouts, of each layout its places as
 * [x, y, width, height] in fractions of the room. A file that cannot be read is as none. Blocking. Thread: any.
 */
final class LayoutFile {
    private static final int NUMBERS = 4;

    private final ReadersFile file;
    private final String reader;

    LayoutFile(Path file, String reader) {
        this.file = new ReadersFile(file);
        this.reader = reader;
    }

    /** In the order of their digits; what is no layout is passed over. */
    List<ViewLayout> layouts() {
        return file.of(reader)
                .valueStream()
                .flatMap(kept -> layout(kept).stream())
                .toList();
    }

    void keep(List<ViewLayout> layouts) {
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        for (ViewLayout layout : layouts) {
            ArrayNode places = own.addArray();
            layout.cells()
                    .forEach(cell -> places.addArray()
                            .add(cell.x())
                            .add(cell.y())
                            .add(cell.width())
                            .add(cell.height()));
        }
        file.keep(reader, own);
    }

    private static Optional<ViewLayout> layout(JsonNode kept) {
        try {
            return Optional.of(
                    new ViewLayout(kept.valueStream().map(LayoutFile::cell).toList()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ViewLayout.Cell cell(JsonNode place) {
        if (place.size() != NUMBERS || !place.valueStream().allMatch(JsonNode::isNumber)) {
            throw new IllegalArgumentException("no place");
        }
        return new ViewLayout.Cell(
                place.get(0).asDouble(),
                place.get(1).asDouble(),
                place.get(2).asDouble(),
                place.get(3).asDouble());
    }
}
