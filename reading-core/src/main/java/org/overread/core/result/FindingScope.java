package org.overread.core.result;

import java.util.List;
import java.util.Optional;
import org.overread.core.document.ContentItem;
import org.overread.core.document.ContentValue;
import org.overread.core.document.ObservationContext;
import org.overread.core.finding.CodedConcept;

/** What holds for an item because an item above it says so. */
record FindingScope(
        ObservationContext observation,
        List<AlgorithmIdentity> algorithms,
        Optional<RenderingIntent> renderingIntent,
        List<FindingPlace> places,
        Optional<CodedConcept> section) {
    static final FindingScope NONE =
            new FindingScope(ObservationContext.NONE, List.of(), Optional.empty(), List.of(), Optional.empty());

    FindingScope within(ContentItem item) {
        List<AlgorithmIdentity> own = AlgorithmItems.of(item);
        Optional<RenderingIntent> intent = item.children().stream()
                .filter(child -> ResultConcept.of(child) == ResultConcept.RENDERING_INTENT)
                .flatMap(child -> child.code().stream())
                .flatMap(code -> RenderingIntent.of(code).stream())
                .findFirst();
        List<FindingPlace> sites = item.children().stream()
                .filter(child -> ResultConcept.of(child) == ResultConcept.FINDING_SITE)
                .map(Evaluations::place)
                .toList();
        return new FindingScope(
                observation.within(item),
                own.isEmpty() ? algorithms : own,
                intent.or(() -> renderingIntent),
                sites.isEmpty() ? places : sites,
                item.value() instanceof ContentValue.Container ? item.name().or(() -> section) : section);
    }
}
