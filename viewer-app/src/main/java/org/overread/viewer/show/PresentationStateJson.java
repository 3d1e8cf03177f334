package org.overread.viewer.show;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.overread.core.presentation.AnnotationPoint;
import org.overread.core.presentation.GraphicAnnotation;
import org.overread.core.presentation.GraphicObject;
import org.overread.core.presentation.ImageSelection;
import org.overread.core.presentation.PresentationState;
import org.overread.core.presentation.TextObject;
import org.overread.core.reference.InstanceReference;

/** JSON of a presentation state: which images it is for, and what stands on them. */
final class PresentationStateJson {

    static ObjectNode of(PresentationState state) {
        ObjectNode node = Nodes.object()
                .put("kind", "presentationState")
                .put("sopClassUid", state.identity().kind().sopClassUid());
        Nodes.putText(node, "sopInstanceUid", state.identity().sopInstanceUid());
        Nodes.putText(node, "studyInstanceUid", state.identity().studyInstanceUid());
        Nodes.putText(node, "seriesInstanceUid", state.identity().seriesInstanceUid());
        node.put("type", state.identity().kind().name().toLowerCase(Locale.ROOT));
        Nodes.putText(node, "label", state.identity().label());
        Nodes.putText(node, "description", state.identity().description());
        Nodes.putText(node, "creator", state.identity().creator());
        Nodes.putList(node, "images", images(state), Nodes::reference);
        node.put("rotationDegrees", state.spatial().rotationDegrees())
                .put("flipped", state.spatial().flipped())
                .put("shutters", state.shutters().shutters().size())
                .put("overlays", state.overlays().size());
        Nodes.putList(node, "annotations", state.annotations(), PresentationStateJson::annotation);
        Nodes.putTexts(node, "problems", state.problems());
        return node;
    }

    private static List<InstanceReference> images(PresentationState state) {
        return state.images().stream()
                .flatMap(series -> series.instances().stream())
                .toList();
    }

    private static ObjectNode annotation(GraphicAnnotation annotation) {
        ObjectNode node = Nodes.object().put("layer", annotation.layer());
        putSelection(node, annotation.images());
        Nodes.putTexts(
                node, "texts", annotation.texts().stream().map(TextObject::text).toList());
        Nodes.putList(node, "graphics", annotation.graphics(), PresentationStateJson::graphic);
        Nodes.putList(
                node,
                "compoundGraphics",
                annotation.compounds(),
                compound -> shape(compound.type(), compound.units().name(), compound.points()));
        return node;
    }

    /** Null: all images of the state. */
    private static void putSelection(ObjectNode node, ImageSelection selection) {
        if (selection.all()) {
            node.putNull("images");
        } else {
            Nodes.putList(node, "images", selection.images(), Nodes::reference);
        }
    }

    private static ObjectNode graphic(GraphicObject graphic) {
        return shape(graphic.type().name(), graphic.units().name(), graphic.points())
                .put("filled", graphic.filled());
    }

    private static ObjectNode shape(String type, String units, List<AnnotationPoint> points) {
        ObjectNode node = Nodes.object().put("graphicType", type).put("units", units);
        ArrayNode array = node.putArray("points");
        points.forEach(point -> array.addArray().add(point.x()).add(point.y()));
        return node;
    }

    private PresentationStateJson() {}
}
