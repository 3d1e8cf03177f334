package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.overread.core.dicom.DicomException;
import org.overread.core.store.StoreException;
import org.overread.core.worklist.ArchiveException;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.reading.ReadingWindow;
import org.overread.viewer.theme.Texts;
import org.slf4j.LoggerFactory;

/** Opens studies, from files and from archives: the reader's latest wish counts. Thread: any. */
final class StudyOpenings {
    private final OpeningDesk desk;
    private final WindowNews window;
    private final FirstImage first;
    private final Executor work;
    private final OpeningTurn nothingYet;
    private final AtomicReference<OpeningTurn> latest;
    private volatile Optional<RemoteOpening> fetching = Optional.empty();

    private interface Opening {
        void run(OpeningTurn turn) throws IOException, InterruptedException;
    }

    StudyOpenings(OpeningDesk desk, WindowNews window, FirstImage first, Executor work) {
        this.desk = desk;
        this.window = window;
        this.first = first;
        this.work = work;
        nothingYet = turn(Optional.empty());
        latest = new AtomicReference<>(nothingYet);
    }

    void open(List<Path> filesAndFolders, WantedStudy wanted) {
        begin(work, Optional.empty(), turn -> local(turn).run(filesAndFolders, wanted));
    }

    /** Opens a line of the worklist. */
    void open(WorklistStudy line) {
        if (line.local()) {
            begin(work, Optional.of(line), turn -> {
                Path source = Path.of(line.source());
                if (Files.exists(source)) {
                    local(turn).run(List.of(source), WantedStudy.of(line));
                } else {
                    turn.fail(Texts.of("opening.gone", source), List.of());
                }
            });
        } else {
            begin(command -> Thread.ofVirtual().start(command), Optional.of(line), turn -> {
                RemoteOpening opened = new RemoteOpening(desk.library().join(), line, work, turn);
                fetching = Optional.of(opened);
                opened.run();
            });
        }
    }

    /** The reader no longer wants what is being opened; images on screen already stay. */
    void cancel() {
        if (fetching.filter(RemoteOpening::stop).isPresent()) {
            return;
        }
        OpeningTurn none = turn(Optional.empty());
        latest.set(none);
        desk.leave();
        window.tell(ReadingWindow::nothingOpen);
        none.settled().complete(null);
        first.notAwaited();
    }

    /** Whether nothing was wished for yet. */
    boolean isIdle() {
        return latest.get() == nothingYet;
    }

    /** Completes when what was wished for last has settled. */
    CompletableFuture<Void> settled() {
        return latest.get().settled();
    }

    /** Ends what is being opened; nothing is told of it any more. */
    void stop() {
        latest.set(turn(Optional.empty()));
        fetching.ifPresent(RemoteOpening::stop);
    }

    private OpeningTurn turn(Optional<WorklistStudy> line) {
        return new OpeningTurn(desk, window, first, this::isLatest, line);
    }

    private boolean isLatest(OpeningTurn turn) {
        return latest.get() == turn;
    }

    private LocalOpening local(OpeningTurn turn) {
        return new LocalOpening(desk.library(), first, turn, work);
    }

    private void begin(Executor on, Optional<WorklistStudy> line, Opening what) {
        OpeningTurn turn = turn(line);
        latest.set(turn);
        fetching.ifPresent(RemoteOpening::stop);
        fetching = Optional.empty();
        on.execute(() -> {
            try {
                what.run(turn);
            } catch (ArchiveException | DicomException | CompletionException | StoreException e) {
                turn.fail(Reasons.of(e), List.of());
            } catch (IOException e) {
                turn.fail(Texts.of("opening.unreadable"), List.of());
            } catch (RuntimeException | Error e) {
                // without its message, which could name the patient
                // asked for when needed: a logging system takes longer to start than the window may
                LoggerFactory.getLogger(StudyOpenings.class)
                        .error("opening failed: {} {}", e.getClass().getName(), Arrays.toString(e.getStackTrace()));
                turn.fail(Texts.of("opening.unexpected", e.getClass().getSimpleName()), List.of());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
