package org.overread.viewer.reading;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * News of a study; when it is no longer on screen they are of no one's interest.
 *
 * @param onScreen whether it still is
 */
record NewsOfStudy(ReadingNews news, BooleanSupplier onScreen) implements ReadingNews {
    @Override
    public void changed() {
        if (onScreen.getAsBoolean()) {
            news.changed();
        }
    }

    @Override
    public void said(String message, boolean undoable) {
        if (onScreen.getAsBoolean()) {
            news.said(message, undoable);
        }
    }

    @Override
    public void problem(Problem what, Optional<String> now) {
        if (onScreen.getAsBoolean()) {
            news.problem(what, now);
        }
    }
}
