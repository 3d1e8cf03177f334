package org.overread.viewer.reading;

import java.util.Optional;
import org.overread.viewer.theme.Theme;
import org.overread.viewer.viewport.Thumbnails;
import org.overread.viewer.worklist.StudySources;
import org.overread.viewer.worklist.WorklistPage;

/** The worklist's place in the window: over the images, made when it is first wanted. Thread: JavaFX. */
final class WorklistPlace {
    private final ReadingScreen screen;
    private final Thumbnails thumbnails;
    private Optional<StudySources> sources = Optional.empty();
    private Optional<WorklistPage> page = Optional.empty();
    private boolean holdsStudies;

    WorklistPlace(ReadingScreen screen, Thumbnails thumbnails) {
        this.screen = screen;
        this.thumbnails = thumbnails;
    }

    /** From now on there is a worklist. @param someHere whether it has studies, so that it is better than an empty window */
    void available(StudySources now, boolean someHere) {
        sources = Optional.of(now);
        holdsStudies = someHere || !now.archives().isEmpty();
    }

    boolean isAvailable() {
        return sources.isPresent();
    }

    /** Shows the worklist if it has anything to offer. */
    void showIfWorthwhile() {
        if (holdsStudies) {
            show();
        }
    }

    void show() {
        sources.ifPresent(from -> {
            Theme.dressControls(screen);
            WorklistPage shown = page.orElseGet(() -> new WorklistPage(from, thumbnails));
            page = Optional.of(shown);
            screen.page(Optional.of(shown));
            screen.layout();
            shown.appear();
        });
    }

    void hide() {
        if (isShown()) {
            page.ifPresent(WorklistPage::disappear);
            screen.page(Optional.empty());
            screen.requestFocus();
        }
    }

    boolean isShown() {
        return screen.hasPage();
    }

    /** Esc: back to the images if there are any, else the search begins anew. */
    void leave(boolean images) {
        if (images) {
            hide();
        } else {
            page.ifPresent(WorklistPage::clear);
        }
    }

    Optional<WorklistPage> page() {
        return page.filter(shown -> isShown());
    }
}
