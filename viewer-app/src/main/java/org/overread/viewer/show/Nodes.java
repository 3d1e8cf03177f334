package org.overread.viewer.show;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.overread.core.finding.CodedConcept;
import org.overread.core.reference.InstanceReference;

/** JSON of what all result objects share: codes, references, lists. What is absent is null. */
final class Nodes {

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode code(CodedConcept code) {
        return object().put("code", code.value()).put("scheme", code.scheme()).put("meaning", code.meaning());
    }

    static void putCode(ObjectNode to, String name, Optional<CodedConcept> code) {
        to.set(name, code.map(Nodes::code).orElse(null));
    }

    static void putText(ObjectNode to, String name, Optional<String> text) {
        to.put(name, text.orElse(null));
    }

    static <T> void putList(ObjectNode to, String name, List<T> values, Function<T, ObjectNode> node) {
        ArrayNode array = to.putArray(name);
        values.forEach(value -> array.add(node.apply(value)));
    }

    static void putTexts(ObjectNode to, String name, List<String> texts) {
        ArrayNode array = to.putArray(name);
        texts.forEach(array::add);
    }

    static void putReference(ObjectNode to, InstanceReference reference) {
        to.put("sopClassUid", reference.sopClassUid().isEmpty() ? null : reference.sopClassUid())
                .put("sopInstanceUid", reference.sopInstanceUid());
        ArrayNode frames = to.putArray("frames");
        reference.frames().forEach(frames::add);
        if (!reference.segments().isEmpty()) {
            ArrayNode segments = to.putArray("segments");
            reference.segments().forEach(segments::add);
        }
    }

    static ObjectNode reference(InstanceReference reference) {
        ObjectNode node = object();
        putReference(node, reference);
        return node;
    }

    private Nodes() {}
}
