package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.overread.core.finding.TrackingUid;
import org.overread.core.keyimage.KeyImage;
import org.overread.core.keyimage.KeyImageEntry;
import org.overread.core.review.ReviewEntry;

/** A step with a key image as it is stored. */
final class KeyImageJson {
    private KeyImageJson() {}

    static String write(KeyImageEntry entry) {
        ObjectNode node = JsonField.object();
        node.put("studyInstanceUid", entry.studyInstanceUid());
        node.put("trackingUid", entry.trackingUid().value());
        node.put("cause", entry.cause().name());
        entry.after().ifPresent(image -> node.set("keyImage", write(image)));
        node.set("reader", ReviewJson.write(entry.reader()));
        node.put("at", entry.at().toString());
        return node.toString();
    }

    static KeyImageEntry read(long number, String text) {
        return JsonField.decode(
                "key_image_entry " + number,
                text,
                entry -> new KeyImageEntry(
                        entry.field("studyInstanceUid").text(),
                        uid(entry),
                        entry.field("cause").oneOf(ReviewEntry.Cause.class),
                        entry.optional("keyImage").map(image -> read(image, uid(entry))),
                        ReviewJson.readReader(entry.field("reader")),
                        entry.field("at").instant()));
    }

    private static TrackingUid uid(JsonField entry) {
        return new TrackingUid(entry.field("trackingUid").text());
    }

    private static ObjectNode write(KeyImage image) {
        ObjectNode node = JsonField.object();
        node.set("place", PlaceJson.write(image.place()));
        node.set("reader", ReviewJson.write(image.reader()));
        node.put("at", image.at().toString());
        return node;
    }

    private static KeyImage read(JsonField image, TrackingUid uid) {
        return new KeyImage(
                uid,
                PlaceJson.read(image.field("place")),
                ReviewJson.readReader(image.field("reader")),
                image.field("at").instant());
    }
}
