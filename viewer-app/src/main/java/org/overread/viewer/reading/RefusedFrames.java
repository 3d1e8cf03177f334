package org.overread.viewer.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.overread.core.dicom.DicomException;
import org.overread.core.image.FrameRef;
import org.overread.core.ingest.Quarantined;
import org.overread.core.study.Instance;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.StackFrame;

/**
 * Images of the study on screen whose pixels turned out to be unreadable, before the reader came to them or when he did: they
 * are named, and counted before a signature, as files that were not read are, until they can be read after all. Thread: JavaFX.
 */
final class RefusedFrames {
    private final Consumer<UnseenFiles> told;
    private final Map<FrameRef, Quarantined> found = new LinkedHashMap<>();
    private Optional<OpenStudy> open = Optional.empty();

    /** What the reading threads tell: of the many frames that are read, only one that was refused before is news. */
    private final class Reads implements FrameLoader.Told {
        private final Set<FrameRef> refusedBefore = ConcurrentHashMap.newKeySet();

        @Override
        public void read(FrameRef frame) {
            if (refusedBefore.remove(frame)) {
                Platform.runLater(() -> withdraw(frame));
            }
        }

        @Override
        public void refused(StackFrame frame, Exception why) {
            refusedBefore.add(frame.ref());
            Platform.runLater(() -> RefusedFrames.this.refused(frame, why));
        }
    }

    /** @param told of all that is on no image of the study whenever it has become more or less */
    RefusedFrames(FrameLoader loader, Consumer<UnseenFiles> told) {
        this.told = told;
        loader.tell(new Reads());
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

    private void refused(StackFrame frame, Exception why) {
        open.filter(study -> has(study, frame.instance())).ifPresent(study -> {
            Path file = frame.instance().file();
            if (found.putIfAbsent(frame.ref(), new Quarantined(file, kind(why), reason(frame, why))) == null) {
                told.accept(all(study));
            }
        });
    }

    private void withdraw(FrameRef frame) {
        if (found.remove(frame) != null) {
            open.map(this::all).ifPresent(told);
        }
    }

    private static boolean has(OpenStudy study, Instance instance) {
        return study.study().series().stream()
                .anyMatch(series -> series.instances().contains(instance));
    }

    private UnseenFiles all(OpenStudy study) {
        List<Quarantined> unreadable = new ArrayList<>(study.unseen().unreadable());
        unreadable.addAll(byFile().values());
        return new UnseenFiles(unreadable, study.unseen().notFetched());
    }

    /** What is listed and counted is files, each with the first of its frames that was found. */
    private Map<Path, Quarantined> byFile() {
        Map<Path, Quarantined> files = new LinkedHashMap<>();
        found.values().forEach(one -> files.putIfAbsent(one.file(), one));
        return files;
    }

    private static DicomException.Kind kind(Exception why) {
        return why instanceof DicomException refused ? refused.kind() : DicomException.Kind.UNREADABLE;
    }

    private static String reason(StackFrame frame, Exception why) {
        String words = switch (why) {
            case DicomException refused -> refused.getMessage();
            // what a medium says may hold a path, and a path a patient's name
            case IOException medium -> Texts.of("viewport.medium");
            default -> why.getClass().getSimpleName();
        };
        return frame.instance().frames() > 1
                ? Texts.of("unread.frame", frame.ref().frameNumber(), words)
                : Texts.of("unread.pixels", words);
    }
}
