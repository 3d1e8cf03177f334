package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.overread.core.finding.TrackingUid;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.AnnotationEntry;
import org.overread.core.review.ReviewEntry;

/** A step with an annotation as it is stored. */
final class AnnotationJson {
    private AnnotationJson() {}

    static String write(AnnotationEntry entry) {
        ObjectNode node = JsonField.object();
        node.put("studyInstanceUid", entry.studyInstanceUid());
        node.put("trackingUid", entry.trackingUid().value());
        node.put("cause", entry.cause().name());
        entry.after().ifPresent(annotation -> node.set("annotation", write(annotation)));
        node.set("reader", ReviewJson.write(entry.reader()));
        node.put("at", entry.at().toString());
        return node.toString();
    }

    static AnnotationEntry read(long number, String text) {
        return JsonField.decode(
                "annotation_entry " + number,
                text,
                entry -> new AnnotationEntry(
                        entry.field("studyInstanceUid").text(),
                        uid(entry),
                        entry.field("cause").oneOf(ReviewEntry.Cause.class),
                        entry.optional("annotation").map(annotation -> read(annotation, uid(entry))),
                        ReviewJson.readReader(entry.field("reader")),
                        entry.field("at").instant()));
    }

    private static TrackingUid uid(JsonField entry) {
        return new TrackingUid(entry.field("trackingUid").text());
    }

    private static ObjectNode write(Annotation annotation) {
        ObjectNode node = PlaceJson.write(annotation.place());
        node.set("shape", ShapeJson.write(annotation.shape()));
        node.put("label", annotation.label());
        node.set("reader", ReviewJson.write(annotation.reader()));
        node.put("at", annotation.at().toString());
        return node;
    }

    private static Annotation read(JsonField annotation, TrackingUid uid) {
        return new Annotation(
                uid,
                PlaceJson.read(annotation),
                ShapeJson.read(annotation.field("shape")),
                annotation.field("label").text(),
                ReviewJson.readReader(annotation.field("reader")),
                annotation.field("at").instant());
    }
}
