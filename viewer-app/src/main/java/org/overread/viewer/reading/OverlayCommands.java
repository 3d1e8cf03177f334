package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.overread.viewer.overlaying.OverlayList;
import org.overread.viewer.overlaying.Overlaying;
import org.overread.viewer.overlaying.SourceLabel;
import org.overread.viewer.theme.Texts;

/** The commands of what lies over the pictures: masks, heatmaps, results of other systems. Thread: JavaFX. */
final class OverlayCommands {
    private final Overlaying overlaying;
    private final WindowSheets sheets;
    private final Consumer<String> say;
    private final Predicate<SourceLabel> keep;

    /** @param keep keeps the volume of a mask as a measurement; whether that could be done */
    OverlayCommands(Overlaying overlaying, WindowSheets sheets, Predicate<SourceLabel> keep, Consumer<String> say) {
        this.keep = keep;
        this.overlaying = overlaying;
        this.sheets = sheets;
        this.say = say;
    }

    /** Whether the command was one of these. */
    boolean run(ReadingCommand command) {
        switch (command) {
            case OVERLAY_LIST -> overlaying.sources().readOthers(this::list);
            case OVERLAY_FAINTER -> fainter(1);
            case OVERLAY_STRONGER -> fainter(-1);
            case OVERLAY_OUTLINE -> outlines();
            case OTHER_RESULTS -> others();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void list() {
        if (overlaying.sources().all().isEmpty()) {
            say.accept(Texts.of("overlay.none"));
        } else {
            OverlayList list = new OverlayList(overlaying, sheets::close, this::keep);
            sheets.beside(list, list::take);
        }
    }

    private void keep(Optional<SourceLabel> label) {
        boolean kept = label.filter(keep).isPresent();
        say.accept(kept ? Texts.of("overlay.kept", label.get().text()) : Texts.of("overlay.notKept"));
    }

    private void fainter(int tenths) {
        List<SourceLabel> shown = overlaying.fading();
        if (shown.isEmpty()) {
            say.accept(Texts.of("overlay.none"));
        } else {
            overlaying.looks().fainter(shown, tenths);
            say.accept(Texts.of(
                    "overlay.opacity",
                    Math.round(100 * overlaying.looks().of(shown.getFirst()).opacity())));
        }
    }

    private void outlines() {
        overlaying.looks().toggleOutlines();
        say.accept(Texts.of(overlaying.looks().outlines() ? "overlay.outlines" : "overlay.areas"));
    }

    private void others() {
        if (!overlaying.sources().hasOthers()) {
            say.accept(Texts.of("overlay.noOthers"));
            return;
        }
        overlaying.sources().readOthers(() -> {
            boolean shown = overlaying.looks().toggleAll(overlaying.sources().ofOthers());
            say.accept(Texts.of(shown ? "overlay.othersShown" : "overlay.othersHidden"));
        });
    }
}
