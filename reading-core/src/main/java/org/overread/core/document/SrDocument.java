package org.overread.core.document;

import java.util.List;
import java.util.Optional;

/**
 * A structured report document of any SR SOP class, as it was read.
 *
 * @param authors Author Observer Sequence: who wrote it, which is not who verified it
 * @param contributing Contributing Equipment: algorithms among others
 * @param problems what is against the standard; everything else was read
 */
public record SrDocument(
        DocumentIdentity identity,
        DocumentStatus status,
        DocumentReferences references,
        List<Observer> authors,
        Equipment equipment,
        List<Equipment> contributing,
        ContentItem root,
        List<DocumentProblem> problems) {
    public SrDocument {
        authors = List.copyOf(authors);
        contributing = List.copyOf(contributing);
        problems = List.copyOf(problems);
    }

    /** The item at a position ("1.2.1"); empty where there is none. */
    public Optional<ContentItem> item(String position) {
        String[] steps = position.split("\\.", -1);
        if (!steps[0].equals("1")) {
            return Optional.empty();
        }
        ContentItem at = root;
        for (int i = 1; i < steps.length; i++) {
            int index = steps[i].matches("[1-9][0-9]{0,6}") ? Integer.parseInt(steps[i]) : 0;
            if (index < 1 || index > at.children().size()) {
                return Optional.empty();
            }
            at = at.children().get(index - 1);
        }
        return Optional.of(at);
    }

    /** The item itself, or the one that it refers to; empty where that is not there. */
    public Optional<ContentItem> resolve(ContentItem item) {
        return item.value() instanceof ContentValue.ByReference(String position)
                ? item(position).filter(target -> !(target.value() instanceof ContentValue.ByReference))
                : Optional.of(item);
    }
}
