package org.overread.viewer.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.overread.core.dicom.DicomException;
import org.overread.core.ingest.Quarantined;
import org.overread.core.study.Instance;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.StackFrame;

/**
 * Images of the study on screen whose pixels turned out to be unreadable, before the reader came to them or when he did: they
 * are named, and counted before a signature, as files that were not read are. Thread: JavaFX.
 */
final class RefusedFrames {
    private final Consumer<UnseenFiles> told;
    private final Map<Path, Quarantined> found = new LinkedHashMap<>();
    private Optional<OpenStudy> open = Optional.empty();

    /** @param told of all that is on no image of the study whenever it has become more */
    RefusedFrames(FrameLoader loader, Consumer<UnseenFiles> told) {
        this.told = told;
        loader.onRefused((frame, why) -> Platform.runLater(() -> refused(frame, why)));
    }

    /** A study, or the same one with more images: what was found in those that it had stands until it is closed. */
    void open(OpenStudy study) {
        open = Optional.of(study);
        told.accept(all(study));
    }

    void close() {
        open = Optional.empty();
        found.clear();
    }

    private void refused(StackFrame frame, IOException why) {
        open.filter(study -> has(study, frame.instance())).ifPresent(study -> {
            Path file = frame.instance().file();
            if (found.putIfAbsent(file, new Quarantined(file, kind(why), reason(frame, why))) == null) {
                told.accept(all(study));
            }
        });
    }

    private static boolean has(OpenStudy study, Instance instance) {
        return study.study().series().stream()
                .anyMatch(series -> series.instances().contains(instance));
    }

    private UnseenFiles all(OpenStudy study) {
        List<Quarantined> unreadable = new ArrayList<>(study.unseen().unreadable());
        unreadable.addAll(found.values());
        return new UnseenFiles(unreadable, study.unseen().notFetched());
    }

    private static DicomException.Kind kind(IOException why) {
        return why instanceof DicomException refused ? refused.kind() : DicomException.Kind.UNREADABLE;
    }

    private static String reason(StackFrame frame, IOException why) {
        // what a medium says may hold a path, and a path a patient's name
        String words = why instanceof DicomException ? why.getMessage() : Texts.of("viewport.medium");
        return frame.instance().frames() > 1
                ? Texts.of("unread.frame", frame.ref().frameNumber(), words)
                : Texts.of("unread.pixels", words);
    }
}
