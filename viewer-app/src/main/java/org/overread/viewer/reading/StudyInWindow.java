package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.overread.core.ingest.Quarantined;
import org.overread.core.worklist.WorklistStudy;

/** Brings a study into the window, with all that is known of it, and takes it out again without a trace. Thread: JavaFX. */
final class StudyInWindow {
    private static final Duration AFTER_FIRST_IMAGE = Duration.millis(40);

    private final WindowParts parts;
    private final RefusedFrames refused;

    StudyInWindow(WindowParts parts) {
        this.parts = parts;
        this.refused = new RefusedFrames(parts.loader(), this::unseen);
    }

    /** No study: the window says how to open one, or shows the worklist. */
    void none() {
        leave();
        parts.screen().sidesShown(false);
        parts.notice().nothingOpen(parts.files()::folder);
        parts.worklist().showIfWorthwhile();
    }

    /**
     * A study is on its way; the first time that this is said, the one on screen goes. The columns beside it stay, empty:
     * to take them away and lay them out anew would hold up the next image.
     */
    void loading(String what, OptionalDouble fraction) {
        if (!parts.arrival().isOpening()) {
            parts.worklist().hide();
            leave();
            parts.arrival().opening(true);
            parts.controller().model().loading();
        }
        parts.notice().loading(what, fraction, parts.arrival()::cancel);
    }

    /** Whose images are on their way. */
    void coming(WorklistStudy line) {
        if (parts.arrival().isOpening()) {
            parts.banner().coming(line);
        }
    }

    void failed(String whatHappened, List<Quarantined> unread) {
        parts.worklist().hide();
        leave();
        parts.screen().sidesShown(false);
        unread(unread);
        parts.controller().model().failed(whatHappened);
        parts.notice().failed(whatHappened, parts.files()::folder);
    }

    void open(OpenStudy study) {
        parts.worklist().hide();
        refused.close();
        show(study, () -> parts.controller().open(study));
    }

    void grow(OpenStudy study) {
        show(study, () -> parts.controller().grow(study));
    }

    private void show(OpenStudy study, Runnable take) {
        parts.arrival().opening(false);
        parts.notice().gone();
        parts.screen().sidesShown(true);
        parts.banner().show(study.study());
        parts.status().said("", false);
        parts.status().deliveries(List.of());
        parts.screen().layout();
        take.run();
        refused.open(study);
        parts.measuring().open(study.study(), study.annotations());
        parts.keyImages().open(study.study(), study.keyImages());
        parts.viewports().whenPainted().thenRun(this::bringTheRest);
    }

    /** After the picture has reached the screen: the columns beside it may hold the thread for a moment. */
    private void bringTheRest() {
        PauseTransition moment = new PauseTransition(AFTER_FIRST_IMAGE);
        moment.setOnFinished(event -> {
            parts.sides().build();
            parts.measuring().readReports();
            parts.keyImages().readSelections();
            ReadingController controller = parts.controller();
            controller.reading().ifPresent(reading -> parts.commands().states().read(reading.study()));
            controller.hanging().askForPriors();
        });
        moment.play();
    }

    private void leave() {
        parts.arrival().nothing();
        parts.status().progress(Optional.empty());
        parts.controller().close();
        refused.close();
        parts.loader().forget();
        parts.measuring().close();
        parts.keyImages().close();
        parts.commands().states().close();
        parts.banner().none();
        parts.status().said("", false);
        unread(List.of());
        parts.status().deliveries(List.of());
    }

    private void unseen(UnseenFiles files) {
        unread(files.all());
        parts.controller().model().study().unseen(files.images());
    }

    private void unread(List<Quarantined> files) {
        parts.status().unread(files.size());
        parts.commands().unread(files);
    }
}
