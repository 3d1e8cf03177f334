package org.overread.viewer.station;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.application.Platform;
import org.overread.core.inference.BackgroundThread;
import org.overread.core.keyimage.StudyKeyImages;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.review.FindingReview;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.StepJournal;
import org.overread.core.store.StationStore;
import org.overread.core.study.Study;

/** The study that is read at a desk: taken up where it was left, with the model runs still wanted, and left again. */
final class StudyOnDesk implements OpeningDesk {
    private final ReaderIdentity reader;
    private final StationParts parts;
    private final RunningModels running;
    private final DeliveryNews deliveries;
    private final Executor work;
    private volatile Optional<StudySession> session = Optional.empty();

    StudyOnDesk(ReaderIdentity reader, StationParts parts, WindowNews window, Executor work) {
        this.reader = reader;
        this.parts = parts;
        this.work = work;
        running = new RunningModels(parts.models(), window, this::isOnScreen);
        deliveries = new DeliveryNews(window, this::session, this::isOnScreen);
    }

    /** Empty while no study is on screen, or only for looking. */
    Optional<StudySession> session() {
        return session;
    }

    boolean isOnScreen(StudySession one) {
        return session.filter(now -> now == one).isPresent();
    }

    RunningModels running() {
        return running;
    }

    DeliveryNews deliveries() {
        return deliveries;
    }

    @Override
    public void leave() {
        session = Optional.empty();
        running.cancel();
        parts.giveWay();
    }

    @Override
    public OpenedStudy sealed(Study study) {
        String uid = study.studyInstanceUid();
        Clock clock = Clock.systemDefaultZone();
        FindingReview review = new FindingReview(uid, reader, journal(StationStore::reviewJournal), clock);
        review.seal();
        StudyAnnotations annotations = new StudyAnnotations(uid, reader, journal(StationStore::annotations), clock);
        annotations.seal();
        StudyKeyImages keyImages = new StudyKeyImages(uid, reader, journal(StationStore::keyImages), clock);
        keyImages.seal();
        return new OpenedStudy(study, Instant.now(), review, annotations, keyImages);
    }

    private <E> StepJournal<E> journal(Function<StationStore, StepJournal<E>> which) {
        return new StationJournal<>(parts.station(), which);
    }

    /** The review as it was left, and the runs that are still wanted. */
    @Override
    public void takeUp(OpenedStudy study, OpeningTurn turn) {
        parts.ifTriage(one -> one.awaitSettled(study.study().studyInstanceUid()));
        Station station = parts.station().join();
        StudySession opened = StudySession.open(station, study, Platform::runLater);
        turn.settled().thenRunAsync(() -> rest(opened), work);
        turn.tell(reading -> {
            opened.restore();
            session = Optional.of(opened);
            opened.runs().forReader().forEach(reading::inference);
            work.execute(deliveries::tell);
            if (opened.review().state().signed()) {
                turn.settled().complete(null);
            } else {
                turn.settled().thenRun(() -> BackgroundThread.start("overread-documents", station::prepareToSign));
                running.start(opened, turn);
            }
        });
    }

    @Override
    public CompletableFuture<StudyLibrary> library() {
        return parts.library();
    }

    /** Nothing on screen needs the engine any more. Blocking. */
    private void rest(StudySession opened) {
        library().join().marks().of(opened.study().studyInstanceUid());
        parts.ifTriage(Triage::wake);
    }
}
