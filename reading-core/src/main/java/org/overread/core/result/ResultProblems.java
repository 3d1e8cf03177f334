package org.overread.core.result;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.overread.core.document.ContentItem;
import org.overread.core.document.DocumentProblem;

/** What is wrong with findings, each named once. */
final class ResultProblems {
    private static final int MOST = 1000;

    private final Set<DocumentProblem> problems = new LinkedHashSet<>();

    void add(ContentItem item, String what) {
        if (problems.size() < MOST) {
            problems.add(new DocumentProblem(item.position(), what));
        }
    }

    List<DocumentProblem> all() {
        return List.copyOf(problems);
    }
}
