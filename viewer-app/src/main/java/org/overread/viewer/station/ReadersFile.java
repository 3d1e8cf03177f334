package org.overread.viewer.station;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.overread.core.audit.OwnerOnly;
import org.slf4j.LoggerFactory;

/** A file of the data folder with something for each reader. One that cannot be read is as none. Blocking. Thread: any. */
final class ReadersFile {
    private static final long LARGEST = 1 << 20;

    private final Path file;

    ReadersFile(Path file) {
        this.file = file;
    }

    /** What is kept for a reader; a missing node where nothing is. */
    JsonNode of(String reader) {
        return whole().path(reader);
    }

    synchronized void keep(String reader, JsonNode own) {
        ObjectNode all = whole();
        all.set(reader, own);
        try {
            OwnerOnly.folder(file.toAbsolutePath().getParent());
            OwnerOnly.replace(
                    file, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        } catch (IOException e) {
            LoggerFactory.getLogger(ReadersFile.class).warn("{} cannot be written", file.getFileName());
        }
    }

    private ObjectNode whole() {
        JsonMapper mapper = new JsonMapper();
        try {
            boolean readable = Files.isRegularFile(file) && Files.size(file) <= LARGEST;
            JsonNode root = readable ? mapper.readTree(Files.readAllBytes(file)) : mapper.createObjectNode();
            return root instanceof ObjectNode object ? object : mapper.createObjectNode();
        } catch (IOException e) {
            LoggerFactory.getLogger(ReadersFile.class).warn("{} cannot be read", file.getFileName());
            return mapper.createObjectNode();
        }
    }
}
