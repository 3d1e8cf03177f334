package org.overread.reporting.dicomweb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Store responses in the DICOM JSON Model (PS3.18 F). */
final class StoreResponseJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .build())
            .build();

    static StoreResponse parse(byte[] body) throws IOException {
        JsonNode root = MAPPER.readTree(body);
        JsonNode dataSet = root.isArray() && root.size() == 1 ? root.get(0) : root;
        StoreResponse.Collector collector = new StoreResponse.Collector();
        collect(dataSet, StoreResponse.REFERENCED_SOP_SEQUENCE, StoreResponse.WARNING_REASON, collector);
        collect(dataSet, StoreResponse.FAILED_SOP_SEQUENCE, StoreResponse.FAILURE_REASON, collector);
        return collector.response();
    }

    private static void collect(JsonNode dataSet, int sequence, int reasonTag, StoreResponse.Collector collector) {
        for (JsonNode item : dataSet.path(key(sequence)).path("Value")) {
            String uid = value(item, StoreResponse.REFERENCED_SOP_INSTANCE_UID).asText("");
            if (!uid.isEmpty() || sequence == StoreResponse.FAILED_SOP_SEQUENCE) {
                collector.add(sequence, uid, value(item, reasonTag).asInt(0));
            }
        }
    }

    private static JsonNode value(JsonNode item, int tag) {
        return item.path(key(tag)).path("Value").path(0);
    }

    private static String key(int tag) {
        return String.format("%08X", tag);
    }

    private StoreResponseJson() {}
}
