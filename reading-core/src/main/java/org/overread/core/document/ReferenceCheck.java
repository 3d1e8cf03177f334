package org.overread.core.document;

import java.util.HashSet;
import java.util.Set;

/** Names relationships by reference that point nowhere. */
final class ReferenceCheck {
    private final DocumentProblems problems;

    ReferenceCheck(DocumentProblems problems) {
        this.problems = problems;
    }

    void check(ContentItem root) {
        Set<String> positions = new HashSet<>();
        collect(root, positions);
        report(root, positions);
    }

    private static void collect(ContentItem item, Set<String> positions) {
        if (!(item.value() instanceof ContentValue.ByReference)) {
            positions.add(item.position());
        }
        item.children().forEach(child -> collect(child, positions));
    }

    private void report(ContentItem item, Set<String> positions) {
        if (item.value() instanceof ContentValue.ByReference(String target) && !positions.contains(target)) {
            problems.add(item.position(), "refers to a content item that is not there");
        }
        item.children().forEach(child -> report(child, positions));
    }
}
