package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.overread.core.hanging.PriorRelevance;
import org.overread.core.ingest.IngestResult;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.Patient;
import org.overread.core.study.Study;
import org.overread.core.worklist.ArchiveException;
import org.overread.core.worklist.StudyArchive;
import org.overread.core.worklist.StudySearch;
import org.overread.core.worklist.StudySearch.Words;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.hanging.KnownPriors;
import org.overread.viewer.theme.Texts;

/** Earlier studies of a patient, by Patient ID and issuer, on this machine and in the archives. Thread: any. */
final class StudyPriors {
    private static final int MOST_OF_ARCHIVE = 100;

    private final StudyLibrary library;

    StudyPriors(StudyLibrary library) {
        this.library = library;
    }

    /** The most relevant first; those here before those of an archive that are the same. */
    CompletableFuture<KnownPriors> of(Study current) {
        WorklistStudy line = WorklistStudy.of(current, "", Instant.now());
        if (line.patient().id().isBlank()) {
            return CompletableFuture.completedFuture(KnownPriors.NONE);
        }
        CompletableFuture<KnownPriors> all =
                library.priorsHere(line).thenApply(found -> new KnownPriors(found, List.of()));
        for (String archive : library.archives()) {
            CompletableFuture<KnownPriors> there = library.in(archive, search(line.patient()))
                    .handle((found, failure) -> failure == null
                            ? new KnownPriors(found, List.of())
                            : new KnownPriors(List.of(), List.of(Reasons.of(failure))));
            all = all.thenCombine(there, (some, more) -> with(some, more, line.patient()));
        }
        return all.thenApply(found -> new KnownPriors(PriorRelevance.order(line, found.lines()), found.unasked()));
    }

    private static StudySearch search(Patient patient) {
        StudySearch newest = StudySearch.newest(MOST_OF_ARCHIVE);
        Words words = new Words("", "", patient.id().strip(), "", "");
        return new StudySearch(words, newest.modalities(), newest.dates(), newest.sorting(), newest.page());
    }

    private static KnownPriors with(KnownPriors some, KnownPriors more, Patient patient) {
        List<WorklistStudy> all = new ArrayList<>(some.lines());
        for (WorklistStudy study : more.lines()) {
            boolean known =
                    all.stream().anyMatch(other -> other.studyInstanceUid().equals(study.studyInstanceUid()));
            if (!known && isOf(study.patient(), patient)) {
                all.add(study);
            }
        }
        List<String> unasked = new ArrayList<>(some.unasked());
        unasked.addAll(more.unasked());
        return new KnownPriors(all, unasked);
    }

    /** An archive need not tell the issuer; the images do, and are asked before they are shown. */
    private static boolean isOf(Patient listed, Patient patient) {
        String issuer = listed.issuerOfId().strip();
        return listed.id().strip().equals(patient.id().strip())
                && (issuer.isEmpty() || issuer.equals(patient.issuerOfId().strip()));
    }

    /** All of a prior's images; from an archive they are fetched into the cache first. */
    CompletableFuture<Study> read(WorklistStudy prior) {
        return library.work(prior.local(), () -> prior.local() ? local(prior) : fetched(prior));
    }

    private static Study local(WorklistStudy prior) throws IOException, InterruptedException {
        Path source = Path.of(prior.source());
        if (!Files.exists(source)) {
            throw new IOException(Texts.of("opening.gone", source));
        }
        return chosen(prior, new StudyIngest().ingest(List.of(source), (done, total) -> {}));
    }

    private Study fetched(WorklistStudy prior) throws IOException, InterruptedException {
        StudyArchive archive = library.archive(prior.source())
                .orElseThrow(() -> new ArchiveException(Texts.of("opening.noArchive", prior.source())));
        Path folder = library.cacheFolder(prior.studyInstanceUid());
        var retrieved = archive.retrieve(prior.studyInstanceUid(), folder, (file, arrived, expected) -> {});
        Study study = chosen(prior, new StudyIngest().ingest(retrieved.files(), (done, total) -> {}));
        if (retrieved.missing().isEmpty()) {
            library.put(List.of(study), List.of(folder));
        }
        return study;
    }

    private static Study chosen(WorklistStudy prior, IngestResult read) throws IOException {
        return read.studies().stream()
                .filter(WantedStudy.of(prior)::is)
                .findFirst()
                .orElseThrow(() -> new IOException(Texts.of("prior.notThere")));
    }
}
