package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.overread.core.audit.AuditEvent;
import org.overread.core.finding.TrackingUid;
import org.overread.core.measurement.Annotation;

/** How annotations are stored. */
final class StoredAnnotations implements KeptKind<Annotation> {

    @Override
    public String table() {
        return "annotation_entry";
    }

    @Override
    public String field() {
        return "annotation";
    }

    @Override
    public AuditEvent.Type audited() {
        return AuditEvent.Type.MEASUREMENT;
    }

    @Override
    public Map.Entry<String, String> said(Optional<Annotation> after) {
        return Map.entry(
                "shape",
                after.map(one -> one.shape().getClass().getSimpleName()).orElse("NONE"));
    }

    @Override
    public ObjectNode write(Annotation one) {
        ObjectNode node = PlaceJson.write(one.place());
        node.set("shape", ShapeJson.write(one.shape()));
        node.put("label", one.label());
        node.set("reader", ReviewJson.write(one.reader()));
        node.put("at", one.at().toString());
        return node;
    }

    @Override
    public Annotation read(JsonField one, TrackingUid uid) {
        return new Annotation(
                uid,
                PlaceJson.read(one),
                ShapeJson.read(one.field("shape")),
                one.field("label").text(),
                ReviewJson.readReader(one.field("reader")),
                one.field("at").instant());
    }
}
