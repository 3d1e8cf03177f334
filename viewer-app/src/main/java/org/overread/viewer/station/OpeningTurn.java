package org.overread.viewer.station;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.overread.core.ingest.IngestProgress;
import org.overread.core.ingest.Quarantined;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.reading.OpenStudy;
import org.overread.viewer.reading.ReadingWindow;
import org.overread.viewer.reading.UnseenFiles;
import org.overread.viewer.theme.Texts;

/** One wish to open something, as long as the reader has no other. What it tells is passed over once he has. Thread: any. */
final class OpeningTurn {
    private static final int TOLD_EVERY = 50;
    private static final long PAINTING_SECONDS = 3;

    private final OpeningDesk desk;
    private final WindowNews window;
    private final FirstImage first;
    private final Predicate<OpeningTurn> latest;
    private final Optional<WorklistStudy> line;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();

    /** @param latest whether the reader has wished for nothing else since; @param line what he opens, where the worklist has it */
    OpeningTurn(
            OpeningDesk desk,
            WindowNews window,
            FirstImage first,
            Predicate<OpeningTurn> latest,
            Optional<WorklistStudy> line) {
        this.desk = desk;
        this.window = window;
        this.first = first;
        this.latest = latest;
        this.line = line;
    }

    boolean isCurrent() {
        return latest.test(this);
    }

    /** Completes when its study is on screen and the model runs on it have ended, or when it could not be opened. */
    CompletableFuture<Void> settled() {
        return settled;
    }

    void tell(Consumer<ReadingWindow> what) {
        window.tellWhile(this::isCurrent, what);
    }

    /** The study on screen gives way. @param what is being opened, in a line */
    void begin(String what) {
        tell(reading -> {
            desk.leave();
            reading.loading(what, OptionalDouble.empty());
            line.ifPresent(reading::coming);
        });
    }

    void fail(String why, List<Quarantined> unread) {
        tell(reading -> {
            desk.leave();
            reading.failed(why, unread);
            settled.complete(null);
        });
        first.notAwaited();
    }

    /** @param line of the texts, with the files done and all of them */
    IngestProgress progress(String line) {
        return (done, total) -> {
            if (isCurrent() && done % TOLD_EVERY == 0) {
                tell(reading -> reading.loading(Texts.of(line, done, total), OptionalDouble.of((double) done / total)));
            }
        };
    }

    /** Shows what there is so far of a study, for looking only. @param grown whether less of it is on screen already */
    void showPart(Study study, UnseenFiles unseen, boolean grown) {
        onScreen(desk.sealed(study), unseen, grown);
    }

    /**
     * Shows a study for reading. Blocks until its first image is on screen or long overdue: what the store and models
     * have to say of it may not compete with that.
     *
     * @param grown whether a part of it is on screen already
     */
    void show(Study study, UnseenFiles unseen, boolean grown) {
        OpenedStudy opened = desk.sealed(study);
        onScreen(opened, unseen, grown)
                .completeOnTimeout(null, PAINTING_SECONDS, TimeUnit.SECONDS)
                .join();
        first.notAwaited();
        desk.takeUp(opened, this);
    }

    /** Completes when its first image is on screen; never, where the reader wishes for something else before. */
    private CompletableFuture<Void> onScreen(OpenedStudy opened, UnseenFiles unseen, boolean grown) {
        OpenStudy study =
                new OpenStudy(opened.study(), opened.review(), opened.annotations(), opened.keyImages(), unseen);
        CompletableFuture<Void> painted = new CompletableFuture<>();
        tell(reading -> {
            if (grown) {
                reading.grown(study);
            } else {
                reading.open(study);
            }
            reading.whenImagePainted().thenRun(() -> {
                first.painted();
                painted.complete(null);
            });
        });
        return painted;
    }
}
