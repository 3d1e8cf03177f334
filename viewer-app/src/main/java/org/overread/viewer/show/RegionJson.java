package org.overread.viewer.show;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.overread.core.reference.InstanceReference;
import org.overread.core.result.Region;

/** JSON of where a finding is. */
final class RegionJson {

    static ObjectNode of(Region region) {
        ObjectNode node = Nodes.object();
        switch (region) {
            case Region.OnImage onImage -> onImage(node, onImage);
            case Region.InSpace inSpace -> inSpace(node, inSpace);
            case Region.Segments segments -> segments(node, segments);
            case Region.WholeImage whole -> {
                node.put("type", "wholeImage");
                Nodes.putReference(node, whole.image());
            }
        }
        Nodes.putCode(node, "role", region.role());
        return node;
    }

    private static void onImage(ObjectNode node, Region.OnImage region) {
        node.put("type", "image").put("graphicType", region.shape().type().name());
        ArrayNode points = node.putArray("points");
        region.shape()
                .points()
                .forEach(point -> points.addArray().add(point.column()).add(point.row()));
        region.box().ifPresent(box -> {
            ArrayNode corners = node.putArray("box");
            box.forEach(corners::add);
        });
        if (region.shape().ofTotalPixelMatrix()) {
            node.put("ofTotalPixelMatrix", true);
        }
        Nodes.putCode(node, "purpose", region.purpose());
        region.image().ifPresentOrElse(image -> Nodes.putReference(node, image), () -> node.putNull("sopInstanceUid"));
    }

    private static void inSpace(ObjectNode node, Region.InSpace region) {
        node.put("type", "space").put("graphicType", region.shape().type().name());
        ArrayNode points = node.putArray("points");
        region.shape()
                .points()
                .forEach(
                        point -> points.addArray().add(point.x()).add(point.y()).add(point.z()));
        node.put("frameOfReferenceUid", region.shape().frameOfReferenceUid());
        Nodes.putCode(node, "purpose", region.purpose());
    }

    private static void segments(ObjectNode node, Region.Segments region) {
        node.put("type", "segments");
        Nodes.putReference(node, region.segmentation());
        Nodes.putTexts(
                node,
                "sourceSopInstanceUids",
                region.sourceImages().stream()
                        .map(InstanceReference::sopInstanceUid)
                        .toList());
        Nodes.putTexts(node, "sourceSeriesInstanceUids", region.sourceSeries());
    }

    private RegionJson() {}
}
