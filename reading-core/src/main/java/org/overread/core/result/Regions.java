package org.overread.core.result;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.overread.core.document.ContentItem;
import org.overread.core.document.ContentValue;
import org.overread.core.document.Relationship;
import org.overread.core.document.SrDocument;
import org.overread.core.finding.CodedConcept;
import org.overread.core.reference.InstanceReference;

/**
 * Reads the regions of a document. Which image coordinates belong to is taken from the document alone: of several, or none,
 * none is chosen.
 */
final class Regions {
    private final SrDocument document;
    private final ResultProblems problems;
    private final Set<String> evidence = new HashSet<>();
    /** By position: many items may refer to one. */
    private final Map<String, Optional<Region>> read = new HashMap<>();

    Regions(SrDocument document, ResultProblems problems) {
        this.document = document;
        this.problems = problems;
        document.references().evidence().forEach(instance -> evidence.add(instance.sopInstanceUid()));
    }

    /** The region that an item is, if it is one. */
    Optional<Region> of(ContentItem item) {
        ContentItem place = document.resolve(item).orElse(item);
        return read.computeIfAbsent(place.position(), position -> read(place));
    }

    private Optional<Region> read(ContentItem place) {
        return switch (place.value()) {
            case ContentValue.Scoord shape ->
                Optional.of(new Region.OnImage(place.name(), purpose(place), shape, image(place)));
            case ContentValue.Scoord3d shape -> Optional.of(new Region.InSpace(place.name(), purpose(place), shape));
            case ContentValue.Image image -> Optional.of(ofImage(place, image.image()));
            default -> Optional.empty();
        };
    }

    /** What is said below a region, besides its image and purpose; nothing of one that is only referred to. */
    static List<ContentItem> saidOf(ContentItem region) {
        return region.children().stream()
                .filter(child -> child.relationship() != Relationship.SELECTED_FROM
                        && ResultConcept.of(child) != ResultConcept.GEOMETRIC_PURPOSE)
                .toList();
    }

    private Region ofImage(ContentItem item, InstanceReference image) {
        checkEvidence(item, image);
        ResultConcept name = ResultConcept.of(item);
        boolean segments = name == ResultConcept.REFERENCED_SEGMENT
                || name == ResultConcept.REFERENCED_SEGMENTATION_FRAME
                || !image.segments().isEmpty();
        return segments
                ? new Region.Segments(item.name(), image, List.of(), List.of())
                : new Region.WholeImage(item.name(), image);
    }

    private static Optional<CodedConcept> purpose(ContentItem item) {
        return item.children().stream()
                .filter(child -> ResultConcept.of(child) == ResultConcept.GEOMETRIC_PURPOSE)
                .flatMap(child -> child.code().stream())
                .findFirst();
    }

    private Optional<InstanceReference> image(ContentItem coordinates) {
        List<InstanceReference> images = coordinates
                .children(Relationship.SELECTED_FROM)
                .flatMap(child -> document.resolve(child).stream())
                .flatMap(child -> imageOf(child).stream())
                .toList();
        if (images.size() != 1) {
            problems.add(
                    coordinates,
                    images.isEmpty()
                            ? "coordinates without the image that they are in"
                            : "coordinates in " + images.size() + " images: taken for none");
            return Optional.empty();
        }
        checkEvidence(coordinates, images.get(0));
        return Optional.of(images.get(0));
    }

    private static Optional<InstanceReference> imageOf(ContentItem item) {
        return item.value() instanceof ContentValue.Image image ? Optional.of(image.image()) : Optional.empty();
    }

    private void checkEvidence(ContentItem item, InstanceReference image) {
        if (!evidence.isEmpty() && !evidence.contains(image.sopInstanceUid())) {
            problems.add(item, "refers to an instance that the document's evidence does not list");
        }
    }
}
