package org.overread.reporting.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** The answer to a store request, instance by instance, in the DICOM JSON Model (PS3.18 10.5.3.2). */
final class StoreAnswer {
    private final ArrayNode stored = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode failed = JsonNodeFactory.instance.arrayNode();

    void stored(String sopClassUid, String sopInstanceUid, String retrieveUrl) {
        ObjectNode item = reference(sopClassUid, sopInstanceUid);
        attribute(item, "00081190", "UR").add(retrieveUrl);
        stored.add(item);
    }

    void failed(String sopClassUid, String sopInstanceUid, int reason) {
        ObjectNode item = reference(sopClassUid, sopInstanceUid);
        attribute(item, "00081197", "US").add(reason);
        failed.add(item);
    }

    /** 200 where all was stored, 202 where some was, 409 where nothing was. */
    int status() {
        if (failed.isEmpty()) {
            return stored.isEmpty() ? 400 : 200;
        }
        return stored.isEmpty() ? 409 : 202;
    }

    byte[] json() {
        ObjectNode dataSet = JsonNodeFactory.instance.objectNode();
        if (!failed.isEmpty()) {
            attribute(dataSet, "00081198", "SQ").addAll(failed);
        }
        if (!stored.isEmpty()) {
            attribute(dataSet, "00081199", "SQ").addAll(stored);
        }
        return dataSet.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode reference(String sopClassUid, String sopInstanceUid) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        attribute(item, "00081150", "UI").add(sopClassUid);
        attribute(item, "00081155", "UI").add(sopInstanceUid);
        return item;
    }

    private static ArrayNode attribute(ObjectNode dataSet, String tag, String vr) {
        return dataSet.putObject(tag).put("vr", vr).putArray("Value");
    }
}
