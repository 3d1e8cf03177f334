package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import org.overread.core.study.Study;
import org.overread.core.worklist.ArchiveException;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.reading.Problem;
import org.overread.viewer.reading.UnseenFiles;
import org.overread.viewer.theme.Texts;

/** Opens a study that is in an archive: fetches it, shows what has come, and hands it over once it is complete. */
final class RemoteOpening implements Retrieval.Follower {
    private static final Duration TOLD_EVERY = Duration.ofMillis(100);

    private final StudyLibrary library;
    private final WorklistStudy wanted;
    private final OpeningTurn turn;
    private final Retrieval retrieval;
    private volatile boolean onScreen;
    private volatile String line = "";
    private Instant told = Instant.EPOCH;

    /** @throws ArchiveException where the archive is no longer configured */
    RemoteOpening(StudyLibrary library, WorklistStudy wanted, Executor reading, OpeningTurn turn)
            throws ArchiveException {
        this.library = library;
        this.wanted = wanted;
        this.turn = turn;
        retrieval = new Retrieval(
                library.archive(wanted.source())
                        .orElseThrow(() -> new ArchiveException(Texts.of("opening.noArchive", wanted.source()))),
                wanted,
                reading,
                library.quiet(),
                this);
    }

    /** Ends it. @return whether images are on screen, which then stay */
    boolean stop() {
        return retrieval.stop();
    }

    /** Blocking; on a virtual thread. */
    void run() throws IOException, InterruptedException {
        turn.begin(OpeningTexts.fetching(wanted.source(), 0, 0));
        Path folder = library.cacheFolder(wanted.studyInstanceUid());
        Retrieval.Outcome outcome = retrieval.run(folder);
        turn.tell(reading -> reading.retrieving(Optional.empty()));
        if (!turn.isCurrent()) {
            return;
        }
        if (outcome.study().isEmpty()) {
            turn.fail(
                    Texts.of(
                            outcome.otherPatient() ? "opening.otherPatient" : "opening.nothingReadable",
                            wanted.source()),
                    outcome.unseen().unreadable());
            return;
        }
        Study study = outcome.study().get();
        turn.show(study, outcome.unseen(), onScreen);
        int missing = outcome.unseen().notFetched().size();
        if (missing > 0) {
            // it stays the archive's in the worklist: opened again, the rest is asked for again
            turn.tell(reading -> reading.problem(
                    Problem.IMAGES, Optional.of(Texts.of("opening.incomplete", missing, wanted.source()))));
        } else {
            library.put(List.of(study), List.of(folder));
        }
        library.evict(Optional.of(study.studyInstanceUid()));
    }

    @Override
    public void arrived(int count, int expected) {
        line = OpeningTexts.fetching(wanted.source(), count, expected);
        Instant now = Instant.now();
        if (Duration.between(told, now).compareTo(TOLD_EVERY) < 0) {
            return;
        }
        told = now;
        OptionalDouble fraction = expected > 0 ? OptionalDouble.of((double) count / expected) : OptionalDouble.empty();
        turn.tell(reading -> {
            if (onScreen) {
                reading.retrieving(Optional.of(line));
            } else {
                reading.loading(line, fraction);
            }
        });
    }

    @Override
    public void partly(Study study, UnseenFiles unseen) {
        boolean grown = onScreen;
        onScreen = true;
        turn.showPart(study, unseen, grown);
        turn.tell(reading -> reading.retrieving(Optional.of(line)));
    }
}
