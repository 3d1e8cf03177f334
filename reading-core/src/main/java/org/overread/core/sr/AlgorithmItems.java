package org.overread.core.sr;

import static org.overread.core.sr.Relationship.HAS_CONCEPT_MOD;
import static org.overread.core.sr.Relationship.HAS_OBS_CONTEXT;

import java.util.List;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.report.FindingConcepts;

/** A model in the content tree: as the observer of what is below, and as the algorithm that made it. */
final class AlgorithmItems {

    /** TID 1004. */
    static void addDeviceObserver(ContentItem parent, ModelIdentity model) {
        parent.add(HAS_OBS_CONTEXT, ContentItem.code(Concepts.OBSERVER_TYPE, Concepts.DEVICE))
                .add(HAS_OBS_CONTEXT, ContentItem.uid(Concepts.DEVICE_UID, model.deviceUid()))
                .add(HAS_OBS_CONTEXT, ContentItem.text(Concepts.DEVICE_NAME, model.name()))
                .add(HAS_OBS_CONTEXT, ContentItem.text(Concepts.DEVICE_MANUFACTURER, model.manufacturer()))
                .add(HAS_OBS_CONTEXT, ContentItem.text(Concepts.DEVICE_MODEL, model.name()));
    }

    static void addAlgorithm(ContentItem parent, ModelIdentity model) {
        addAlgorithm(parent, model, List.of());
    }

    /**
     * TID 4019.
     *
     * @param parameters what it was run with, beside its file
     */
    static void addAlgorithm(ContentItem parent, ModelIdentity model, List<String> parameters) {
        parent.add(HAS_CONCEPT_MOD, ContentItem.text(FindingConcepts.ALGORITHM_NAME, model.name()))
                .add(HAS_CONCEPT_MOD, ContentItem.text(FindingConcepts.ALGORITHM_VERSION, model.version()))
                .add(
                        HAS_CONCEPT_MOD,
                        ContentItem.text(Concepts.ALGORITHM_PARAMETERS, "model SHA-256 " + model.sha256()));
        parameters.forEach(
                parameter -> parent.add(HAS_CONCEPT_MOD, ContentItem.text(Concepts.ALGORITHM_PARAMETERS, parameter)));
        parent.add(HAS_CONCEPT_MOD, ContentItem.code(Concepts.ALGORITHM_FAMILY, Concepts.ARTIFICIAL_INTELLIGENCE));
    }

    private AlgorithmItems() {}
}
