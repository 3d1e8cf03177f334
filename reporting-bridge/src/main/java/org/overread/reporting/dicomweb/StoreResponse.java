package org.overread.reporting.dicomweb;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a STOW-RS answer says of each instance (PS3.18 10.5.3.2, I.2.2).
 *
 * @param stored SOP Instance UIDs of the Referenced SOP Sequence, with their Warning Reason or 0
 * @param failed SOP Instance UIDs of the Failed SOP Sequence, with their Failure Reason
 */
record StoreResponse(Map<String, Integer> stored, Map<String, Integer> failed) {
    static final int REFERENCED_SOP_SEQUENCE = 0x00081199;
    static final int FAILED_SOP_SEQUENCE = 0x00081198;
    static final int REFERENCED_SOP_INSTANCE_UID = 0x00081155;
    static final int WARNING_REASON = 0x00081196;
    static final int FAILURE_REASON = 0x00081197;

    StoreResponse {
        stored = Map.copyOf(stored);
        failed = Map.copyOf(failed);
    }

    /** @throws IOException where the body is neither a DICOM JSON nor a Native DICOM Model data set */
    static StoreResponse parse(byte[] body) throws IOException {
        int start = 0;
        while (start < body.length && (body[start] <= ' ' || (body[start] & 0xFF) > 0x7F)) {
            start++;
        }
        if (start == body.length) {
            throw new IOException("no store response");
        }
        return body[start] == '<' ? StoreResponseXml.parse(body) : StoreResponseJson.parse(body);
    }

    boolean isStored(String sopInstanceUid) {
        return stored.containsKey(sopInstanceUid);
    }

    /** Why the one instance that was sent is not stored; a file that could not be read fails without a UID. */
    OptionalInt failure(String sopInstanceUid) {
        Integer reason = failed.get(sopInstanceUid);
        if (reason == null && stored.isEmpty()) {
            reason = failed.values().stream().findFirst().orElse(null);
        }
        return reason == null ? OptionalInt.empty() : OptionalInt.of(reason);
    }

    /** Collects items while a body is read. */
    static final class Collector {
        private final Map<String, Integer> stored = new TreeMap<>();
        private final Map<String, Integer> failed = new TreeMap<>();

        void add(int sequence, String sopInstanceUid, int reason) {
            if (sequence == REFERENCED_SOP_SEQUENCE) {
                stored.put(sopInstanceUid, reason);
            } else if (sequence == FAILED_SOP_SEQUENCE) {
                failed.put(sopInstanceUid, reason);
            }
        }

        StoreResponse response() throws IOException {
            if (stored.isEmpty() && failed.isEmpty()) {
                throw new IOException("a store response that names no instance");
            }
            return new StoreResponse(stored, failed);
        }
    }
}
