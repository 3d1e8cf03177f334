package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.overread.core.image.FrameRef;
import org.overread.core.measurement.AnnotationPlace;

/** The frame that something is on, as it is stored. */
final class PlaceJson {
    private PlaceJson() {}

    static ObjectNode write(AnnotationPlace place) {
        ObjectNode node = JsonField.object();
        node.put("studyInstanceUid", place.studyInstanceUid());
        node.put("seriesInstanceUid", place.seriesInstanceUid());
        place.frameOfReferenceUid().ifPresent(uid -> node.put("frameOfReferenceUid", uid));
        node.put("sopInstanceUid", place.frame().sopInstanceUid());
        node.put("frameNumber", place.frame().frameNumber());
        place.plane().ifPresent(plane -> node.set("plane", PlaneJson.write(plane)));
        return node;
    }

    static AnnotationPlace read(JsonField place) {
        return new AnnotationPlace(
                place.field("studyInstanceUid").text(),
                place.field("seriesInstanceUid").text(),
                place.optional("frameOfReferenceUid").map(JsonField::text),
                new FrameRef(
                        place.field("sopInstanceUid").text(),
                        place.field("frameNumber").integer()),
                place.optional("plane").map(PlaneJson::read));
    }
}
