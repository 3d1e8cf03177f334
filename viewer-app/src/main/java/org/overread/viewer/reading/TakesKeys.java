package org.overread.viewer.reading;

import javafx.scene.input.KeyEvent;

/** What is on a sheet and works by keys of its own; Esc is never among them unless it takes it. */
@FunctionalInterface
interface TakesKeys {
    /** Whether the key was taken; one that is not goes to the field that has the focus. */
    boolean take(KeyEvent event);
}
