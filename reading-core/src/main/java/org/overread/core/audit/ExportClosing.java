package org.overread.core.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * The last line of an export: the signed head, and the public key of the station that it says it comes from.
 *
 * @param publicKey X.509 encoding, base 64; a claim, which only a comparison with the station's known key confirms
 */
public record ExportClosing(SignedHead head, String publicKey) {
    private static final JsonMapper MAPPER = new JsonMapper();

    String line() {
        String text = head.text();
        return text.substring(0, text.length() - 1) + ",\"publicKey\":\"" + publicKey + "\"}";
    }

    static Optional<ExportClosing> parse(String line) {
        if (!line.startsWith("{\"head\":")) {
            return Optional.empty();
        }
        try {
            JsonNode node = MAPPER.readTree(line);
            return SignedHead.of(node)
                    .map(head -> new ExportClosing(head, node.path("publicKey").asText()))
                    .filter(closing -> closing.line().equals(line));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The public key that an export carries, for where the station's own is not at hand; empty where it carries none. */
    public static Optional<PublicKey> keyIn(Path jsonl) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(jsonl))) {
            ExportLines lines = new ExportLines(in);
            Optional<PublicKey> key = Optional.empty();
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                key = parse(line.get()).flatMap(closing -> decode(closing.publicKey()));
            }
            return key;
        }
    }

    private static Optional<PublicKey> decode(String base64) {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            return Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
