package org.overread.viewer.reading;

import java.util.Optional;

/** Told what the window around image and panel is to show anew. Thread: JavaFX. */
interface ReadingNews {

    /** Study, series or AI state are other ones, or say something else. */
    void changed();

    /** What became of the reader's last action. @param undoable whether "undo" is to be offered beside it */
    void said(String message, boolean undoable);

    /** Something that stays said until it is over; empty when it is. */
    void problem(Problem what, Optional<String> now);
}
