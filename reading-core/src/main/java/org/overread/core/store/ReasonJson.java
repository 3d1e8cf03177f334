package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunReason;

/** The reason of a run as it is stored: in English words, and by its code. */
final class ReasonJson {

    static void put(ObjectNode node, InferenceStatus run) {
        run.reason().ifPresent(reason -> {
            node.put("reason", reason.english());
            node.set("why", write(reason));
        });
    }

    /** Of a run that was stored before reasons had codes, its words. */
    static Optional<RunReason> read(JsonField run) {
        return run.optional("why")
                .map(ReasonJson::reason)
                .or(() -> run.optional("reason").map(JsonField::text).map(RunReason::said));
    }

    private static ObjectNode write(RunReason reason) {
        ObjectNode node = JsonField.object().put("code", reason.code().name());
        ArrayNode values = node.putArray("values");
        for (Object value : reason.values()) {
            switch (value) {
                case RunReason part -> values.add(write(part));
                case Double number -> values.add(number);
                default -> values.add(value.toString());
            }
        }
        return node;
    }

    private static RunReason reason(JsonField why) {
        return new RunReason(
                why.field("code").oneOf(RunReason.Code.class),
                why.field("values").list(ReasonJson::value));
    }

    private static Object value(JsonField value) {
        if (value.node().isObject()) {
            return reason(value);
        }
        return value.node().isNumber() ? (Object) value.number() : value.text();
    }

    private ReasonJson() {}
}
