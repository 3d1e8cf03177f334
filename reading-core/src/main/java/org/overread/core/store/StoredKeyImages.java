package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.overread.core.audit.AuditEvent;
import org.overread.core.finding.TrackingUid;
import org.overread.core.keyimage.KeyImage;

/** How key images are stored. */
final class StoredKeyImages implements KeptKind<KeyImage> {

    @Override
    public String table() {
        return "key_image_entry";
    }

    @Override
    public String field() {
        return "keyImage";
    }

    @Override
    public AuditEvent.Type audited() {
        return AuditEvent.Type.KEY_IMAGE;
    }

    @Override
    public Map.Entry<String, String> said(Optional<KeyImage> after) {
        return Map.entry("marked", Boolean.toString(after.isPresent()));
    }

    @Override
    public ObjectNode write(KeyImage one) {
        ObjectNode node = JsonField.object();
        node.set("place", PlaceJson.write(one.place()));
        node.set("reader", ReviewJson.write(one.reader()));
        node.put("at", one.at().toString());
        return node;
    }

    @Override
    public KeyImage read(JsonField one, TrackingUid uid) {
        return new KeyImage(
                uid,
                PlaceJson.read(one.field("place")),
                ReviewJson.readReader(one.field("reader")),
                one.field("at").instant());
    }
}
