package org.overread.viewer.station;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.overread.core.inference.StudyMark;
import org.overread.core.ingest.IngestProgress;
import org.overread.core.ingest.ZipUnpacking;
import org.overread.core.store.SqliteStudyIndex;
import org.overread.core.study.Study;
import org.overread.core.worklist.StudyArchive;
import org.overread.core.worklist.StudyCache;
import org.overread.core.worklist.StudySearch;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.worklist.NamedSearch;
import org.overread.viewer.worklist.StudySources;

/** The studies that this station knows of or can ask for: index, cache and archives of one data folder. Thread: any. */
final class StudyLibrary implements StudySources, AutoCloseable {
    private final Station station;
    private final SqliteStudyIndex index;
    private final StudyCache cache;
    private final List<ConfiguredArchive> archives;
    private final NamedSearches named;
    private final StudyMarks marks;
    private volatile Consumer<WorklistStudy> looking = study -> {};
    private volatile Runnable arrived = () -> {};
    private final Consumer<WorklistStudy> opener;
    /** Interrupting a virtual thread ends even a read from a network that says nothing. */
    private final ExecutorService archiveWork = Executors.newVirtualThreadPerTaskExecutor();

    private final ExecutorService localWork = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("overread-worklist-", 0).factory());

    /** Blocking. @param opener opens what the reader chooses */
    StudyLibrary(Station station, Consumer<WorklistStudy> opener) throws IOException {
        this.station = station;
        this.opener = opener;
        Path folder = station.options().dataFolder();
        ImageSources sources = station.options().sources();
        cache = new StudyCache(folder.resolve("cache"), sources.cacheBytes(), station.clock());
        archives = sources.archives().stream().map(ConfiguredArchive::new).toList();
        named = new NamedSearches(folder.resolve("worklist-searches.json"));
        index = SqliteStudyIndex.open(folder);
        marks = new StudyMarks(station);
        localWork.execute(marks::load);
    }

    // --- what the worklist asks -------------------------------------------------------------------------------------

    @Override
    public List<String> archives() {
        return archives.stream().map(StudyArchive::name).toList();
    }

    @Override
    public CompletableFuture<List<WorklistStudy>> here(StudySearch search) {
        return answer(localWork, () -> index.search(search));
    }

    @Override
    public CompletableFuture<Long> count(StudySearch search) {
        return answer(localWork, () -> index.count(search));
    }

    @Override
    public CompletableFuture<List<WorklistStudy>> in(String archive, StudySearch search) {
        return answer(archiveWork, () -> archive(archive).orElseThrow().find(search));
    }

    @Override
    public CompletableFuture<Study> someImages(WorklistStudy study) {
        looking.accept(study);
        return answer(localWork, () -> SomeImages.of(study));
    }

    @Override
    public Map<String, StudyMark> aiMarks() {
        return marks.all();
    }

    @Override
    public void onAiMarks(Runnable changed) {
        marks.onChange(changed);
    }

    @Override
    public void open(WorklistStudy study) {
        opener.accept(study);
    }

    @Override
    public CompletableFuture<List<NamedSearch>> namedSearches() {
        return answer(localWork, named::read);
    }

    @Override
    public CompletableFuture<Void> keep(List<NamedSearch> searches) {
        return answer(localWork, () -> {
            named.write(searches);
            return null;
        });
    }

    /** Other studies of the patient that are on this machine. */
    CompletableFuture<List<WorklistStudy>> priorsHere(WorklistStudy study) {
        return answer(localWork, () -> index.priors(study));
    }

    StudyPriors priors() {
        return new StudyPriors(this);
    }

    /** Does what takes disk, or the network. */
    <T> CompletableFuture<T> work(boolean here, Callable<T> what) {
        return answer(here ? localWork : archiveWork, what);
    }

    private static <T> CompletableFuture<T> answer(ExecutorService on, Callable<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Future<?> asking;
        try {
            asking = on.submit(() -> {
                try {
                    answer.complete(question.call());
                } catch (Exception e) {
                    answer.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new IllegalStateException("the station is closing"));
        }
        answer.whenComplete((value, failure) -> {
            if (answer.isCancelled()) {
                asking.cancel(true);
            }
        });
        return answer;
    }

    // --- what the desk does -----------------------------------------------------------------------------------------

    Optional<ConfiguredArchive> archive(String name) {
        return archives.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** After how long without a new image a retrieval counts as ended. */
    Duration quiet() {
        return station.options().inference().quiet();
    }

    StudyMarks marks() {
        return marks;
    }

    /** @param told which study the reader looks at in the list; @param come told when there are more studies here */
    void follow(Consumer<WorklistStudy> told, Runnable come) {
        looking = told;
        arrived = come;
    }

    /** The newest studies on this machine. Blocking. */
    List<WorklistStudy> newest(int most) {
        return index.search(StudySearch.newest(most));
    }

    /** How many studies are on this machine. Blocking. */
    long size() {
        return index.size();
    }

    /** Where a study's images are fetched to. Blocking. */
    Path cacheFolder(String studyInstanceUid) throws IOException {
        cache.touch(studyInstanceUid);
        return cache.folderOf(studyInstanceUid);
    }

    /** The files of a zip, in the cache. Blocking. */
    Path unpacked(Path zip, IngestProgress progress) throws IOException, InterruptedException {
        String unique = "2.25." + new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16);
        Path folder = cacheFolder(unique);
        ZipUnpacking.unpack(zip, folder, progress);
        return folder;
    }

    /** Takes studies read from files into the worklist. Blocking. */
    void put(List<Study> studies, List<Path> opened) {
        List<WorklistStudy> lines = new ArrayList<>();
        for (Study study : studies) {
            SourceFolder.of(study, opened)
                    .ifPresent(source -> lines.add(WorklistStudy.of(
                            study, source.toString(), station.clock().instant())));
        }
        index.put(lines);
        arrived.run();
    }

    /** Lets the studies go that were used longest ago, as far as the disk's share needs it. Blocking. */
    void evict(Optional<String> openStudy) throws IOException {
        KeptStudies kept = KeptStudies.of(station.store(), openStudy);
        List<String> gone = cache.evict(uid -> !kept.contains(uid)
                && index.within(cache.folderOf(uid).toString()).stream()
                        .noneMatch(study -> kept.contains(study.studyInstanceUid())));
        for (String uid : gone) {
            index.within(cache.folderOf(uid).toString()).forEach(index::remove);
        }
    }

    @Override
    public void close() {
        archiveWork.shutdownNow();
        localWork.shutdownNow();
        archives.forEach(ConfiguredArchive::close);
        index.close();
    }
}
