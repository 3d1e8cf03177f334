package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.overread.core.ingest.IngestResult;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.ingest.ZipUnpacking;
import org.overread.core.study.Study;
import org.overread.viewer.reading.Problem;
import org.overread.viewer.reading.UnseenFiles;
import org.overread.viewer.theme.Texts;

/** Opens a study that is in files on this machine. */
final class LocalOpening {
    private final CompletableFuture<StudyLibrary> library;
    private final FirstImage first;
    private final OpeningTurn turn;
    private final Executor work;

    LocalOpening(CompletableFuture<StudyLibrary> library, FirstImage first, OpeningTurn turn, Executor work) {
        this.library = library;
        this.first = first;
        this.turn = turn;
        this.work = work;
    }

    /** Blocking. */
    void run(List<Path> paths, WantedStudy wanted) throws IOException, InterruptedException {
        turn.begin(Texts.of("opening.reading", OpeningTexts.name(paths.getFirst())));
        List<Path> unpacked = unpacked(paths);
        IngestResult result = new StudyIngest().ingest(unpacked, turn.progress("opening.readingFiles"));
        Optional<Study> study = result.studies().stream().filter(wanted::is).findFirst();
        if (!turn.isCurrent()) {
            return;
        }
        if (study.isEmpty()) {
            turn.fail(OpeningTexts.nothingFound(paths.getFirst(), result, wanted), result.quarantined());
            return;
        }
        turn.show(study.get(), UnseenFiles.unreadable(result.quarantined()), false);
        OpeningTexts.otherStudies(result).ifPresent(others -> turn.tell(reading -> reading.say(others)));
        library.thenAcceptAsync(opened -> opened.put(result.studies(), unpacked), work)
                .whenComplete((done, failure) -> turn.tell(reading -> reading.problem(
                        Problem.WORKLIST,
                        Optional.ofNullable(failure).map(why -> Texts.of("problem.notListed", Reasons.of(why))))));
    }

    /** The same paths, with a folder of its files in the place of each zip. */
    private List<Path> unpacked(List<Path> paths) throws IOException, InterruptedException {
        List<Path> all = new ArrayList<>();
        for (Path path : paths) {
            if (ZipUnpacking.isZip(path)) {
                first.notAwaited();
                all.add(library.join().unpacked(path, turn.progress("opening.unpacking")));
            } else {
                all.add(path);
            }
        }
        return all;
    }
}
