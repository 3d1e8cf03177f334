package org.overread.viewer.station;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.overread.core.audit.OwnerOnly;
import org.overread.viewer.viewport.ViewLayout;
import org.slf4j.LoggerFactory;

/**
 * The layouts that readers have made, in a file of the data folder: of each reader a list of layouts, of each layout its places as
 * [x, y, width, height] in fractions of the room. A file that cannot be read is as none. Blocking. Thread: any.
 */
final class LayoutFile {
    private static final long LARGEST = 1 << 20;
    private static final int NUMBERS = 4;

    private final Path file;
    private final String reader;

    LayoutFile(Path file, String reader) {
        this.file = file;
        this.reader = reader;
    }

    /** The newest first; what is no layout is passed over. */
    List<ViewLayout> layouts() {
        return whole().path(reader)
                .valueStream()
                .flatMap(kept -> layout(kept).stream())
                .toList();
    }

    synchronized void keep(List<ViewLayout> layouts) {
        ObjectNode all = whole();
        ArrayNode own = all.putArray(reader);
        for (ViewLayout layout : layouts) {
            ArrayNode places = own.addArray();
            layout.cells()
                    .forEach(cell -> places.addArray()
                            .add(cell.x())
                            .add(cell.y())
                            .add(cell.width())
                            .add(cell.height()));
        }
        try {
            OwnerOnly.folder(file.toAbsolutePath().getParent());
            OwnerOnly.replace(
                    file, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        } catch (IOException e) {
            LoggerFactory.getLogger(LayoutFile.class).warn("{} cannot be written", file.getFileName());
        }
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

    private ObjectNode whole() {
        JsonMapper mapper = new JsonMapper();
        try {
            boolean readable = Files.isRegularFile(file) && Files.size(file) <= LARGEST;
            JsonNode root = readable ? mapper.readTree(Files.readAllBytes(file)) : mapper.createObjectNode();
            return root instanceof ObjectNode object ? object : mapper.createObjectNode();
        } catch (IOException e) {
            LoggerFactory.getLogger(LayoutFile.class).warn("{} cannot be read", file.getFileName());
            return mapper.createObjectNode();
        }
    }
}
