package org.overread.viewer.show;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.overread.core.finding.ModifiedConcept;
import org.overread.core.segmentation.Segment;
import org.overread.core.segmentation.Segmentation;
import org.overread.core.study.Instance;

/** JSON of a segmentation's segments. */
final class SegmentationJson {

    static ObjectNode of(Instance instance, Segmentation segmentation) {
        ObjectNode node = Nodes.object()
                .put("kind", "segmentation")
                .put("sopClassUid", instance.sopClassUid())
                .put("sopInstanceUid", segmentation.sopInstanceUid());
        Nodes.putText(node, "studyInstanceUid", Instances.studyInstanceUid(instance));
        Nodes.putText(node, "seriesInstanceUid", Instances.seriesInstanceUid(instance));
        node.put("type", segmentation.type().name());
        Nodes.putText(node, "label", segmentation.contentLabel());
        Nodes.putText(node, "description", segmentation.contentDescription());
        Nodes.putText(node, "frameOfReferenceUid", segmentation.frameOfReferenceUid());
        node.put("frames", segmentation.frames().all().size());
        Nodes.putList(node, "segments", segmentation.segments(), SegmentationJson::segment);
        Nodes.putTexts(
                node,
                "sourceSeriesInstanceUids",
                segmentation.referenced().stream()
                        .map(series -> series.seriesInstanceUid())
                        .toList());
        Nodes.putTexts(node, "problems", segmentation.warnings());
        return node;
    }

    private static ObjectNode segment(Segment segment) {
        ObjectNode node = Nodes.object().put("number", segment.number());
        Nodes.putText(node, "label", segment.label());
        Nodes.putText(node, "description", segment.description());
        Nodes.putCode(node, "category", segment.category());
        node.set("type", segment.type().map(SegmentationJson::concept).orElse(null));
        Nodes.putList(node, "regions", segment.regions(), SegmentationJson::concept);
        Nodes.putText(node, "algorithmType", segment.algorithm().type().map(Enum::name));
        Nodes.putText(node, "algorithmName", segment.algorithm().name());
        Nodes.putList(node, "algorithms", segment.algorithm().identifications(), identified -> {
            ObjectNode one = Nodes.object();
            Nodes.putText(one, "name", identified.name());
            Nodes.putText(one, "version", identified.version());
            Nodes.putCode(one, "family", identified.family());
            Nodes.putText(one, "parameters", identified.parameters());
            return one;
        });
        Nodes.putText(node, "trackingIdentifier", segment.trackingId());
        Nodes.putText(node, "trackingUid", segment.trackingUid());
        segment.colour()
                .ifPresent(rgb ->
                        node.putArray("colour").add(rgb.red()).add(rgb.green()).add(rgb.blue()));
        return node;
    }

    private static ObjectNode concept(ModifiedConcept concept) {
        ObjectNode node = Nodes.code(concept.concept());
        Nodes.putList(node, "modifiers", concept.modifiers(), Nodes::code);
        return node;
    }

    private SegmentationJson() {}
}
