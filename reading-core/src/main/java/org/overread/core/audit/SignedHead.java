package org.overread.core.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * How far a trail reached at one moment, signed by the station (Ed25519): what a cut tail or a rewritten trail lacks.
 *
 * @param index of the last record; 0 before the first
 * @param hash of the last record
 * @param signature base 64, over index, hash and time
 */
public record SignedHead(long index, String hash, Instant at, String signature) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** The bytes that are signed. */
    static byte[] signedBytes(long index, String hash, Instant at) {
        return fields(index, hash, at).end().getBytes(StandardCharsets.UTF_8);
    }

    /** What stands for a head that is missing or cannot be read: no key has signed it. */
    public static SignedHead unsigned() {
        return new SignedHead(0, AuditRecord.GENESIS, Instant.EPOCH, "");
    }

    /** One line of JSON. */
    public String text() {
        return fields(index, hash, at).field("signature", signature).end();
    }

    /** Reads {@link #text}; empty where it is not a head. */
    public static Optional<SignedHead> parse(String text) {
        try {
            return of(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static Optional<SignedHead> of(JsonNode node) {
        try {
            return Optional.of(new SignedHead(
                    node.required("head").longValue(),
                    node.required("hash").textValue(),
                    Instant.parse(node.required("at").asText()),
                    node.required("signature").textValue()));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the holder of the key's private half signed exactly this. */
    public boolean signedBy(PublicKey key) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(signedBytes(index, hash, at));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static CanonicalText fields(long index, String hash, Instant at) {
        return new CanonicalText().field("head", index).field("hash", hash).field("at", at.toString());
    }
}
