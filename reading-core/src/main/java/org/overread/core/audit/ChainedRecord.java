package org.overread.core.audit;

import java.util.Optional;

/**
 * A record as it stands in a database or an export: not yet believed.
 *
 * @param index the place it was found in
 * @param hash lower-case hex over the record before it and {@code text}
 */
public record ChainedRecord(long index, String text, String hash) {
    private static final String HASH_FIELD = ",\"hash\":\"";

    /** The record as one line of an export: its text with the hash as the last field. A damaged record stays damaged. */
    String line() {
        String open = text.endsWith("}") ? text.substring(0, text.length() - 1) : text;
        return open + HASH_FIELD + hash + "\"}";
    }

    /** Reads a line of an export; empty where it is none. */
    static Optional<ChainedRecord> ofLine(long index, String line) {
        int hashAt = line.lastIndexOf(HASH_FIELD);
        if (hashAt < 0 || !line.endsWith("\"}")) {
            return Optional.empty();
        }
        String hash = line.substring(hashAt + HASH_FIELD.length(), line.length() - 2);
        return Optional.of(new ChainedRecord(index, line.substring(0, hashAt) + "}", hash));
    }
}
