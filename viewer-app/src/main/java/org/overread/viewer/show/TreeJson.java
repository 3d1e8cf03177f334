package org.overread.viewer.show;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.overread.core.document.ContentItem;
import org.overread.core.document.ContentValue;
import org.overread.core.document.MeasuredValue;

/** JSON of a content item with all below it. */
final class TreeJson {

    static ObjectNode of(ContentItem item) {
        ObjectNode node = Nodes.object();
        node.put("position", item.position())
                .put("relationship", item.relationship().term())
                .put("valueType", item.value().valueType());
        Nodes.putCode(node, "name", item.name());
        Nodes.putText(node, "text", item.text());
        putValue(node, item.value());
        if (!item.children().isEmpty()) {
            Nodes.putList(node, "content", item.children(), TreeJson::of);
        }
        return node;
    }

    private static void putValue(ObjectNode node, ContentValue value) {
        switch (value) {
            case ContentValue.Num number -> {
                Nodes.putCode(node, "unit", number.measured().flatMap(MeasuredValue::unit));
                Nodes.putCode(node, "qualifier", number.qualifier());
            }
            case ContentValue.Code code -> node.set("code", Nodes.code(code.code()));
            case ContentValue.Image image -> Nodes.putReference(node, image.image());
            case ContentValue.Composite composite -> Nodes.putReference(node, composite.instance());
            case ContentValue.Waveform waveform -> Nodes.putReference(node, waveform.waveform());
            case ContentValue.ByReference(String position) -> node.put("refersTo", position);
            case ContentValue.Opaque opaque -> node.put("problem", opaque.reason());
            case ContentValue.Table table -> node.put("rows", table.rows()).put("columns", table.columns());
            case ContentValue.Scoord shape -> {
                node.put("graphicType", shape.type().name());
                var points = node.putArray("points");
                shape.points()
                        .forEach(point -> points.addArray().add(point.column()).add(point.row()));
            }
            case ContentValue.Scoord3d shape -> {
                node.put("graphicType", shape.type().name()).put("frameOfReferenceUid", shape.frameOfReferenceUid());
                var points = node.putArray("points");
                shape.points()
                        .forEach(point ->
                                points.addArray().add(point.x()).add(point.y()).add(point.z()));
            }
            case ContentValue.Tcoord time -> {
                node.put("temporalRange", time.range());
                time.samples().forEach(node.putArray("samples")::add);
                time.offsetsSeconds().forEach(node.putArray("offsetsSeconds")::add);
                time.dateTimes().forEach(node.putArray("dateTimes")::add);
            }
            default -> {}
        }
    }

    private TreeJson() {}
}
