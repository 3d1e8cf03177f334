package org.overread.core.result;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.core.document.ContentItem;
import org.overread.core.document.ContentValue;
import org.overread.core.document.ObservationContext;
import org.overread.core.finding.CodedConcept;
import org.overread.core.reference.InstanceReference;

/** Gathers what the items below a finding say of it; each item lands in one place. */
final class FindingParts {
    private final Regions regionReader;
    private final Measurements measurementReader;

    /** The first of each concept that a finding has once; a second one stays among the evaluations. */
    private final Map<ResultConcept, ContentItem> single = new EnumMap<>(ResultConcept.class);

    private Optional<CodedConcept> own = Optional.empty();
    private final List<Evaluation> timePoints = new ArrayList<>();
    private final List<FindingPlace> places = new ArrayList<>();
    private final List<CodedConcept> methods = new ArrayList<>();
    private final List<ResultMeasurement> measurements = new ArrayList<>();
    private final List<ResultMeasurement> certainties = new ArrayList<>();
    private final List<Evaluation> evaluations = new ArrayList<>();
    private final List<Region> regions = new ArrayList<>();
    private final List<InstanceReference> sourceImages = new ArrayList<>();
    private final List<String> sourceSeries = new ArrayList<>();
    private final AlgorithmItems algorithms = new AlgorithmItems();
    private final List<String> comments = new ArrayList<>();
    private final List<String> inferredFrom = new ArrayList<>();
    private final List<ContentItem> other = new ArrayList<>();

    FindingParts(Regions regions, Measurements measurements) {
        this.regionReader = regions;
        this.measurementReader = measurements;
    }

    /** That the finding is inferred from another one. */
    void inferredFrom(String position) {
        inferredFrom.add(position);
    }

    /** What the finding's own item says it is. */
    void is(Optional<CodedConcept> code) {
        own = code;
    }

    void measured(ContentItem item, ContentValue.Num number) {
        measurements.add(measurementReader.of(item, number));
    }

    /** A region with what is said of it. */
    void region(Region region, ContentItem item) {
        regions.add(region);
        Regions.saidOf(item).forEach(this::take);
    }

    void take(ContentItem item) {
        if (algorithms.take(item) || ObservationContext.describes(item) || takeSingle(item)) {
            return;
        }
        switch (ResultConcept.of(item)) {
            case FINDING_SITE ->
                item.code().ifPresentOrElse(site -> places.add(Evaluations.place(item)), () -> takeByValue(item));
            case METHOD -> item.code().ifPresentOrElse(methods::add, () -> takeByValue(item));
            case TIME_POINT -> Evaluations.of(item).ifPresentOrElse(timePoints::add, () -> other.add(item));
            case SOURCE_SERIES -> item.text().ifPresentOrElse(sourceSeries::add, () -> other.add(item));
            default -> takeByValue(item);
        }
    }

    private boolean takeSingle(ContentItem item) {
        ResultConcept concept = ResultConcept.of(item);
        return concept.takes(item) && single.putIfAbsent(concept, item) == null;
    }

    private void takeByValue(ContentItem item) {
        ResultConcept concept = ResultConcept.of(item);
        switch (item.value()) {
            case ContentValue.Num number
            when concept == ResultConcept.CERTAINTY -> certainties.add(measurementReader.of(item, number));
            case ContentValue.Num number -> measured(item, number);
            case ContentValue.Text(String text)
            when concept == ResultConcept.COMMENT && item.children().isEmpty() -> comments.add(text);
            case ContentValue.Image image when concept == ResultConcept.SOURCE_IMAGE -> sourceImages.add(image.image());
            default -> takeRegionOrEvaluation(item);
        }
    }

    private void takeRegionOrEvaluation(ContentItem item) {
        Optional<Region> region = regionReader.of(item);
        Optional<Evaluation> evaluation = Evaluations.of(item);
        if (region.isPresent()) {
            region(region.get(), item);
        } else if (evaluation.isPresent()) {
            evaluations.add(evaluation.get());
            Evaluations.beyondModifiers(item).forEach(this::take);
        } else {
            other.add(item);
        }
    }

    private Optional<String> text(ResultConcept concept) {
        return Optional.ofNullable(single.get(concept)).flatMap(ContentItem::text);
    }

    private Optional<CodedConcept> code(ResultConcept concept) {
        return Optional.ofNullable(single.get(concept)).flatMap(ContentItem::code);
    }

    ResultFinding end(ResultFinding.Kind kind, ContentItem item, FindingScope scope) {
        Optional<CodedConcept> side = code(ResultConcept.LATERALITY);
        if (side.isPresent()) {
            places.add(new FindingPlace(Optional.empty(), side, List.of()));
        }
        List<AlgorithmIdentity> named = algorithms.algorithms();
        return new ResultFinding(
                new FindingIdentity(
                        item.position(),
                        text(ResultConcept.TRACKING_IDENTIFIER),
                        text(ResultConcept.TRACKING_UID),
                        text(ResultConcept.SESSION),
                        timePoints,
                        scope.section(),
                        inferredFrom),
                kind,
                own.or(() -> code(ResultConcept.FINDING)),
                code(ResultConcept.FINDING_CATEGORY),
                places.isEmpty() ? scope.places() : places,
                methods,
                measurements,
                evaluations,
                regions.stream().map(this::completed).toList(),
                certainties,
                scope.observation().within(item),
                named.isEmpty() ? scope.algorithms() : named,
                code(ResultConcept.RENDERING_INTENT)
                        .flatMap(RenderingIntent::of)
                        .or(scope::renderingIntent),
                comments,
                other);
    }

    /** Purpose and sources stand beside the regions in a group, and hold for all of them. */
    private Region completed(Region region) {
        Optional<CodedConcept> purpose = code(ResultConcept.GEOMETRIC_PURPOSE);
        return switch (region) {
            case Region.OnImage(var role, var ofItem, var shape, var image) ->
                new Region.OnImage(role, ofItem.or(() -> purpose), shape, image);
            case Region.InSpace(var role, var ofItem, var shape) ->
                new Region.InSpace(role, ofItem.or(() -> purpose), shape);
            case Region.Segments(var role, var segmentation, var images, var series) ->
                new Region.Segments(role, segmentation, sourceImages, sourceSeries);
            case Region.WholeImage image -> image;
        };
    }
}
