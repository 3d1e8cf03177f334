package org.overread.core.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * An event in its place in the trail.
 *
 * @param index 1-based, without gaps
 */
public record AuditRecord(long index, AuditEvent event) {
    /** The hash "before the first record". */
    public static final String GENESIS = "0".repeat(64);

    private static final JsonMapper MAPPER = new JsonMapper();

    /** The record in the one spelling that is hashed. */
    public String text() {
        return new CanonicalText()
                .field("index", index)
                .field("at", event.at().toString())
                .field("type", event.type().name())
                .field("actor", event.actor())
                .field("study", event.studyInstanceUid())
                .field("subject", event.subject())
                .field("details", event.details())
                .end();
    }

    /** Reads a record; empty where the text is not exactly what {@link #text} gives. */
    public static Optional<AuditRecord> parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            Map<String, String> details = new HashMap<>();
            node.path("details")
                    .properties()
                    .forEach(d -> details.put(d.getKey(), d.getValue().asText()));
            AuditEvent event = new AuditEvent(
                    Instant.parse(node.path("at").asText()),
                    AuditEvent.Type.valueOf(node.path("type").asText()),
                    node.path("actor").asText(),
                    node.path("study").asText(),
                    node.path("subject").asText(),
                    details);
            AuditRecord record = new AuditRecord(node.path("index").asLong(), event);
            return record.text().equals(text) ? Optional.of(record) : Optional.empty();
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The hash of a record's text over the one before it: SHA-256 of its 32 bytes and the text in UTF-8, lower-case hex. */
    public static String hash(String previousHash, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(previousHash));
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
