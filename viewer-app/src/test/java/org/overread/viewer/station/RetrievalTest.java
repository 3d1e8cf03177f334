package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.study.Patient;
import org.overread.core.study.Study;
import org.overread.core.worklist.RetrievedStudy;
import org.overread.core.worklist.StudyArchive;
import org.overread.core.worklist.StudySearch;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.endtoend.PhantomStudy;
import org.overread.viewer.reading.UnseenFiles;

class RetrievalTest {
    private static final int IMAGES = 5;

    @TempDir
    private Path folder;

    private final List<Study> looked = new CopyOnWriteArrayList<>();
    private Path archive;

    @BeforeEach
    void images() throws IOException {
        archive = WorklistBench.images(folder.resolve("archive"), IMAGES);
    }

    @Test
    void anotherPatientsImagesAreNotShownEvenInPart() throws Exception {
        Retrieval.Outcome outcome = retrieved("SOMEBODY-ELSE", List.of());

        assertThat(looked).isEmpty();
        assertThat(outcome.study()).isEmpty();
        assertThat(outcome.otherPatient()).isTrue();
    }

    @Test
    void whatDidNotComeIsCountedApartFromWhatCannotBeRead() throws Exception {
        Files.writeString(archive.resolve("broken.dcm"), "no image");

        Retrieval.Outcome outcome = retrieved("PHANTOM-1", List.of("1.2.3: HTTP 404", "1.2.4: not sent"));

        assertThat(outcome.study().orElseThrow().series().getFirst().instances())
                .hasSize(IMAGES);
        assertThat(outcome.unseen().unreadable())
                .singleElement()
                .satisfies(file -> assertThat(file.file()).hasFileName("broken.dcm"));
        assertThat(outcome.unseen().notFetched())
                .extracting(file -> file.file() + " " + file.reason())
                .containsExactly("1.2.3 HTTP 404", "1.2.4 not sent");
        assertThat(looked).isNotEmpty();
    }

    @Test
    @Timeout(30)
    void aRetrievalThatStandsStillEndsWithWhatHasCome() throws Exception {
        Retrieval.Outcome outcome = new Retrieval(
                        new StandingArchive(IMAGES - 1),
                        line("PHANTOM-1"),
                        Runnable::run,
                        Duration.ofMillis(300),
                        new Follower())
                .run(folder.resolve("fetched"));

        assertThat(outcome.study().orElseThrow().series().getFirst().instances())
                .hasSize(IMAGES - 1);
        assertThat(outcome.unseen().notFetched()).hasSize(1);
    }

    /** The steps of a retrieval grow: what lies between two of them must not wait for an image that does not come. */
    @Test
    @Timeout(30)
    void whatCameInABurstIsShownWhileTheArchiveStandsStill() throws Exception {
        new Retrieval(new StandingArchive(3), line("PHANTOM-1"), Runnable::run, Duration.ofSeconds(2), new Follower())
                .run(folder.resolve("fetched"));

        assertThat(looked)
                .extracting(study -> study.series().getFirst().instances().size())
                .containsExactly(1, 3);
    }

    /** The finished study would be taken for one of which more comes. */
    @Test
    @Timeout(30)
    void nothingIsShownInPartAfterTheEndWhereImagesAreMissing() throws Exception {
        Retrieval.Outcome outcome = new Retrieval(
                        new PausingArchive(), line("PHANTOM-1"), Runnable::run, Duration.ofMinutes(1), new Follower())
                .run(folder.resolve("fetched"));
        int before = looked.size();
        Thread.sleep(1200);

        assertThat(outcome.unseen().notFetched()).hasSize(1);
        assertThat(looked).hasSize(before);
    }

    private Retrieval.Outcome retrieved(String patientId, List<String> missing) throws Exception {
        return new Retrieval(
                        new FolderArchive(missing),
                        line(patientId),
                        Runnable::run,
                        Duration.ofMinutes(1),
                        new Follower())
                .run(folder.resolve("fetched"));
    }

    private static WorklistStudy line(String patientId) {
        return new WorklistStudy(
                PhantomStudy.studyInstanceUid(),
                new Patient("PHANTOM^CHEST", patientId, "", Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                List.of("CT"),
                List.of(),
                Optional.empty(),
                1,
                IMAGES,
                "PACS",
                false,
                Instant.EPOCH);
    }

    private final class Follower implements Retrieval.Follower {
        @Override
        public void arrived(int count, int expected) {}

        @Override
        public void partly(Study study, UnseenFiles unseen) {
            looked.add(study);
        }
    }

    /** An archive that is only retrieved from. */
    private interface Pacs extends StudyArchive {
        @Override
        default String name() {
            return "PACS";
        }

        @Override
        default List<WorklistStudy> find(StudySearch search) {
            return List.of();
        }
    }

    /** An archive that says nothing any more after some images. */
    private final class StandingArchive implements Pacs {
        private final int some;

        StandingArchive(int some) {
            this.some = some;
        }

        @Override
        public RetrievedStudy retrieve(String studyInstanceUid, Path into, RetrievalListener listener) {
            try (Stream<Path> files = Files.list(archive)) {
                List<Path> come = files.sorted().limit(some).toList();
                for (int i = 0; i < come.size(); i++) {
                    listener.arrived(come.get(i), i + 1, IMAGES);
                }
                new CountDownLatch(1).await();
                throw new AssertionError("nothing ends the wait but an interruption");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return come();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private RetrievedStudy come() {
            try (Stream<Path> files = Files.list(archive)) {
                return new RetrievedStudy(files.sorted().limit(some).toList(), List.of("1.2.5: not sent"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** An archive that ends by itself, a moment after its last image and without some. */
    private final class PausingArchive implements Pacs {
        @Override
        public RetrievedStudy retrieve(String studyInstanceUid, Path into, RetrievalListener listener) {
            try (Stream<Path> files = Files.list(archive)) {
                List<Path> come = files.sorted().limit(3).toList();
                Thread.sleep(150);
                for (int i = 0; i < come.size(); i++) {
                    listener.arrived(come.get(i), i + 1, IMAGES);
                }
                Thread.sleep(550);
                return new RetrievedStudy(come, List.of("1.2.5: not sent"));
            } catch (InterruptedException e) {
                throw new AssertionError("nothing interrupts it", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** An archive whose studies are files. */
    private final class FolderArchive implements Pacs {
        private final List<String> missing;

        FolderArchive(List<String> missing) {
            this.missing = missing;
        }

        @Override
        public RetrievedStudy retrieve(String studyInstanceUid, Path into, RetrievalListener listener) {
            try (Stream<Path> files = Files.list(archive)) {
                List<Path> all = files.sorted().toList();
                for (int i = 0; i < all.size(); i++) {
                    listener.arrived(all.get(i), i + 1, all.size());
                }
                return new RetrievedStudy(all, missing);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
