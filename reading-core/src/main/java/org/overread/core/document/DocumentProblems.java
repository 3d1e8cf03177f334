package org.overread.core.document;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a document, up to a bound. */
final class DocumentProblems {
    private static final int MOST = 1000;

    private final List<DocumentProblem> problems = new ArrayList<>();

    void add(String where, String what) {
        if (problems.size() < MOST) {
            problems.add(new DocumentProblem(where, what));
        } else if (problems.size() == MOST) {
            problems.add(new DocumentProblem("", "more than " + MOST + " problems; the rest are not listed"));
        }
    }

    List<DocumentProblem> all() {
        return List.copyOf(problems);
    }
}
