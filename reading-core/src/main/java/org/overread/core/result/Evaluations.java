package org.overread.core.result;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.document.ContentItem;
import org.overread.core.document.ContentValue;
import org.overread.core.document.Relationship;
import org.overread.core.finding.CodedConcept;

/** Reads what is said in codes and words. */
final class Evaluations {

    /** Empty of an item that says nothing in a code or in words. */
    static Optional<Evaluation> of(ContentItem item) {
        return says(item)
                ? item.text()
                        .map(text -> new Evaluation(item.position(), item.name(), item.code(), text, modifiers(item)))
                : Optional.empty();
    }

    private static boolean says(ContentItem item) {
        return switch (item.value()) {
            case ContentValue.Num n -> false;
            case ContentValue.Opaque o -> false;
            default -> item.text().isPresent();
        };
    }

    /** What modifies an item. */
    static List<Evaluation> modifiers(ContentItem item) {
        return item.children().stream()
                .filter(Evaluations::modifies)
                .flatMap(child -> of(child).stream())
                .toList();
    }

    /** What is below an item and is no modifier of it, nor below one. */
    static List<ContentItem> beyondModifiers(ContentItem item) {
        return item.children().stream()
                .flatMap(child -> modifies(child) ? beyondModifiers(child).stream() : Stream.of(child))
                .toList();
    }

    private static boolean modifies(ContentItem item) {
        boolean byRelationship = item.relationship() == Relationship.HAS_CONCEPT_MOD
                || item.relationship() == Relationship.HAS_PROPERTIES;
        return byRelationship && says(item);
    }

    /** A Finding Site with its laterality and other modifiers. */
    static FindingPlace place(ContentItem site) {
        Optional<CodedConcept> laterality = site.children().stream()
                .filter(child -> ResultConcept.of(child) == ResultConcept.LATERALITY)
                .flatMap(child -> child.code().stream())
                .findFirst();
        List<Evaluation> others = modifiers(site).stream()
                .filter(modifier -> laterality.isEmpty() || !modifier.code().equals(laterality))
                .toList();
        return new FindingPlace(site.code(), laterality, others);
    }

    private Evaluations() {}
}
