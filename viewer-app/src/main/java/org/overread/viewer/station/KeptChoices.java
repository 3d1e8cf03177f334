package org.overread.viewer.station;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.overread.core.audit.OwnerOnly;
import org.overread.viewer.hanging.HangingSources;
import org.slf4j.LoggerFactory;

/** The hanging protocols that readers have chosen for kinds of studies, in a file of the data folder, by the reader's ID. */
final class KeptChoices implements HangingSources.Choices {
    private static final long LARGEST = 1 << 20;

    private final Path file;
    private final String reader;
    private final Executor work;
    private final Map<String, String> chosen = new ConcurrentHashMap<>();

    KeptChoices(Path file, String reader, Executor work) {
        this.file = file;
        this.reader = reader;
        this.work = work;
    }

    /** Takes up what was chosen in earlier sessions; a file that cannot be read is as none. Blocking. */
    void read() {
        try {
            whole().path(reader)
                    .properties()
                    .forEach(entry ->
                            chosen.putIfAbsent(entry.getKey(), entry.getValue().asText()));
        } catch (IOException e) {
            LoggerFactory.getLogger(KeptChoices.class).warn("{} cannot be read", file.getFileName());
        }
    }

    @Override
    public String chosen(String kind) {
        return chosen.getOrDefault(kind, "");
    }

    @Override
    public void choose(String kind, String id) {
        chosen.put(kind, id);
        work.execute(this::write);
    }

    private synchronized void write() {
        try {
            ObjectNode all = whole();
            ObjectNode own = all.putObject(reader);
            chosen.forEach(own::put);
            OwnerOnly.replace(
                    file, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        } catch (IOException e) {
            LoggerFactory.getLogger(KeptChoices.class).warn("{} cannot be written", file.getFileName());
        }
    }

    private ObjectNode whole() throws IOException {
        JsonMapper mapper = new JsonMapper();
        if (!Files.exists(file)) {
            return mapper.createObjectNode();
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException("too large");
        }
        JsonNode root = mapper.readTree(Files.readAllBytes(file));
        return root instanceof ObjectNode object ? object : mapper.createObjectNode();
    }
}
