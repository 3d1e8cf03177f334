package org.overread.viewer.station;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.audit.OwnerOnly;
import org.overread.core.worklist.StudySearch.Order;
import org.overread.viewer.worklist.NamedSearch;
import org.overread.viewer.worklist.StudyDays;
import org.overread.viewer.worklist.WorklistQuery;

/** The reader's named searches in a file of the data folder, readable by the account alone. Blocking. */
final class NamedSearches {
    private static final long LARGEST = 1 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;

    NamedSearches(Path file) {
        this.file = file;
    }

    /** None where there is no file. @throws IOException where it cannot be read as what it should be */
    List<NamedSearch> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException(file.getFileName() + " is larger than named searches are");
        }
        try {
            List<NamedSearch> searches = new ArrayList<>();
            for (JsonNode node : MAPPER.readTree(Files.readAllBytes(file))) {
                searches.add(new NamedSearch(node.path("name").asText(), query(node)));
            }
            return searches;
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new IOException(file.getFileName() + " cannot be read as named searches", e);
        }
    }

    void write(List<NamedSearch> searches) throws IOException {
        ArrayNode all = MAPPER.createArrayNode();
        for (NamedSearch search : searches) {
            WorklistQuery query = search.query();
            ObjectNode node = all.addObject()
                    .put("name", search.name())
                    .put("words", query.words())
                    .put("days", query.days().span().name())
                    .put("order", query.order().name())
                    .put("ascending", query.ascending());
            query.days().from().ifPresent(day -> node.put("from", day.toString()));
            query.days().to().ifPresent(day -> node.put("to", day.toString()));
            query.modalities().forEach(node.putArray("modalities")::add);
        }
        OwnerOnly.replace(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    }

    private static WorklistQuery query(JsonNode node) {
        List<String> modalities = new ArrayList<>();
        node.path("modalities").forEach(modality -> modalities.add(modality.asText()));
        return new WorklistQuery(
                node.path("words").asText(),
                new StudyDays(
                        StudyDays.Span.valueOf(node.path("days").asText("ANY")), day(node, "from"), day(node, "to")),
                modalities,
                Order.valueOf(node.path("order").asText("DATE")),
                node.path("ascending").asBoolean(false));
    }

    private static Optional<LocalDate> day(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).textValue()).map(LocalDate::parse);
    }
}
