package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.overread.viewer.viewport.ViewLayout;

/** What a reader sets on the screen and finds again next time. */
public interface ScreenPreferences {
    /** Standard size and keys, changed for this window only. */
    ScreenPreferences UNKEPT = new ScreenPreferences() {
        @Override
        public CompletableFuture<Void> keepTextPercent(int percent) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> keepKeys(KeyBindings keys) {
            return CompletableFuture.completedFuture(null);
        }
    };

    /** How large texts are at first, in percent of the standard size. */
    default int textPercent() {
        return 100;
    }

    /** Why the site lets nobody change a setting ("keys", "textPercent"); empty where it does. */
    default Optional<String> locked(String setting) {
        return Optional.empty();
    }

    /**
     * Where the window stood last on such screens, or else on any; empty where that is not known.
     *
     * @param screens what tells one arrangement of screens from another
     */
    default Optional<WindowPlace> place(String screens) {
        return Optional.empty();
    }

    default void keepPlace(String screens, WindowPlace place) {}

    /** The layouts of images that the reader has made, in the order of their digits, as they were when the window was opened. */
    default List<ViewLayout> layouts() {
        return List.of();
    }

    default void keepLayouts(List<ViewLayout> layouts) {}

    /** Completes when it is on disk; exceptionally, with a reason to show, where it cannot be kept. */
    CompletableFuture<Void> keepTextPercent(int percent);

    /** Completes when they are on disk; exceptionally, with a reason to show, where they cannot be kept. */
    CompletableFuture<Void> keepKeys(KeyBindings keys);
}
