package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import org.overread.viewer.hanging.Priors;

/** Writes what is new in banner, side columns and status line of a window. */
record NewsInWindow(WindowParts parts) implements ReadingNews {

    @Override
    public void changed() {
        ReadingController controller = parts.controller();
        boolean none = controller.reading().isEmpty();
        parts.banner().ai(none ? List.of() : controller.model().sentences().ai());
        Priors priors = controller.hanging().priors();
        parts.banner().priors(priors.known().size(), !priors.unasked().isEmpty());
        parts.sides().refresh();
    }

    @Override
    public void said(String message, boolean undoable) {
        parts.status().said(message, undoable);
    }

    @Override
    public void problem(Problem what, Optional<String> now) {
        parts.status().problem(what, now);
    }
}
