package org.overread.viewer.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.overread.core.inference.StudyMark;
import org.overread.core.study.Patient;
import org.overread.core.study.Study;
import org.overread.core.worklist.ArchiveException;
import org.overread.core.worklist.StudySearch;
import org.overread.core.worklist.StudySearch.Order;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.worklist.ArchiveAnswer.State;

class WorklistModelTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final Asked sources = new Asked();
    private final WorklistModel model = new WorklistModel(sources, Runnable::run, NOON, () -> {});

    @Test
    void theNewestQuestionWinsWhateverAnswersLast() {
        model.ask(words("do"));
        model.ask(words("doe"));
        CompletableFuture<List<WorklistStudy>> first = sources.here.get(0);
        assertThat(first).isCancelled();
        sources.here.get(1).complete(List.of(study("1.2", "B", true, 10)));
        first.obtrudeValue(List.of(study("1.1", "A", true, 10)));

        assertThat(model.rows()).extracting(WorklistStudy::studyInstanceUid).containsExactly("1.2");
    }

    @Test
    void whatIsHereInFullIsListedOnceAndWhatAnArchiveHasMoreOfTwice() {
        model.ask(words("doe"));
        model.askArchives();
        sources.here.get(0).complete(List.of(study("1.1", "A", true, 10), study("1.2", "A", true, 4)));
        sources.archive.get(0).complete(List.of(study("1.1", "A", false, 10), study("1.2", "A", false, 10)));

        assertThat(model.rows()).hasSize(3);
        assertThat(model.rows().stream().filter(study -> !study.local()))
                .extracting(WorklistStudy::studyInstanceUid)
                .containsExactly("1.2");
    }

    /** An empty station is no search without result: it says how to begin. */
    @Test
    void anEmptyStationSaysWhatToDoAndOnlyASearchThatNothingWasFound() {
        model.ask(WorklistQuery.ALL);
        sources.here.getLast().complete(List.of());
        sources.counts.getLast().complete(0L);
        assertThat(StudyWriting.nothingListed(model)).contains("No study is on this machine yet", "Type two letters");
        model.ask(words("d"));
        sources.here.getLast().complete(List.of());
        sources.counts.getLast().complete(0L);
        assertThat(StudyWriting.nothingListed(model)).contains("No such study is on this machine", "Type two letters");
        model.ask(words("doe"));
        sources.here.getLast().complete(List.of());
        sources.counts.getLast().complete(0L);
        assertThat(StudyWriting.nothingListed(model))
                .as("the archive is about to be asked")
                .contains("Searching");
        model.askArchives();
        assertThat(StudyWriting.nothingListed(model)).contains("Searching");
        sources.archive.getLast().complete(List.of());
        assertThat(StudyWriting.nothingListed(model)).contains("No study found");
    }

    @Test
    void oneUidWithTwoPatientsIsTwoLines() {
        model.ask(words("doe"));
        model.askArchives();
        sources.here.get(0).complete(List.of(study("1.1", "A", true, 10)));
        sources.archive.get(0).complete(List.of(study("1.1", "B", false, 10)));

        assertThat(model.rows()).extracting(study -> study.patient().id()).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void anArchiveThatFailsSaysWhyAndTheRestStays() {
        model.ask(words("doe"));
        model.askArchives();
        assertThat(model.archives().getFirst().state()).isEqualTo(State.SEARCHING);
        sources.here.get(0).complete(List.of(study("1.1", "A", true, 10)));
        sources.archive.get(0).completeExceptionally(new ArchiveException("PACS failed (HTTP 500)"));

        assertThat(model.archives().getFirst().why()).isEqualTo("PACS failed (HTTP 500)");
        assertThat(model.rows()).hasSize(1);
    }

    @Test
    void anArchiveIsNotAskedForEverythingItHas() {
        model.ask(words("d"));
        model.askArchives();
        assertThat(sources.archive).isEmpty();

        model.ask(new WorklistQuery("", StudyDays.of(StudyDays.Span.YESTERDAY), List.of(), Order.DATE, false));
        model.askArchives();
        assertThat(sources.searches.getLast().dates().from()).contains("20260228");
        assertThat(sources.searches.getLast().dates().to()).contains("20260228");
    }

    @Test
    void anotherOrderAsksNoArchiveAgain() {
        model.ask(words("doe"));
        model.askArchives();
        sources.archive.get(0).complete(List.of(study("1.1", "B", false, 1), study("1.2", "A", false, 1)));
        model.ask(words("doe").sorted(Order.PATIENT_ID, true));
        model.askArchives();
        sources.here.getLast().complete(List.of());

        assertThat(sources.archive).hasSize(1);
        assertThat(model.rows()).extracting(study -> study.patient().id()).containsExactly("A", "B");
    }

    @Test
    void namesFromHereAndFromArchivesStandInOneOrderAndTheStudiesOfOneNameTheNewestFirst() {
        for (boolean ascending : List.of(true, false)) {
            model.ask(words("doe" + ascending).sorted(Order.PATIENT_NAME, ascending));
            model.askArchives();
            sources.here.getLast().complete(List.of(named("1.1", "Smith^Jo", "20250101")));
            sources.archive
                    .getLast()
                    .complete(List.of(
                            named("1.2", "Österreicher^Eva", "20240101"),
                            named("1.3", "SMITH^JO", "20260101"),
                            named("1.4", "Smithers^Al", "20260101"),
                            named("1.5", "Österreicher^Eva", "20260101")));
            assertThat(model.rows())
                    .extracting(WorklistStudy::studyInstanceUid)
                    .isEqualTo(
                            ascending
                                    ? List.of("1.5", "1.2", "1.3", "1.1", "1.4")
                                    : List.of("1.4", "1.3", "1.1", "1.5", "1.2"));
        }
    }

    @Test
    void whoComesToTheEndOfAPageIsGivenTheNextOneOnce() {
        model.ask(words(""));
        sources.here.get(0).complete(page(0, WorklistModel.PAGE));
        model.more();
        model.more();
        assertThat(sources.asked).extracting(search -> search.page().offset()).containsExactly(0, WorklistModel.PAGE);

        sources.here.get(1).complete(page(WorklistModel.PAGE, 3));
        assertThat(model.rows()).hasSize(WorklistModel.PAGE + 3).doesNotHaveDuplicates();
        model.more();
        assertThat(sources.asked).as("there is no more").hasSize(2);
    }

    @Test
    void aPageOfAnEarlierQuestionIsNotAddedToTheNextOne() {
        model.ask(words(""));
        sources.here.get(0).complete(page(0, WorklistModel.PAGE));
        model.more();
        model.ask(words("doe"));
        sources.here.get(1).obtrudeValue(page(WorklistModel.PAGE, 3));
        sources.here.get(2).complete(List.of(study("1.2", "B", true, 10)));

        assertThat(model.rows()).extracting(WorklistStudy::studyInstanceUid).containsExactly("1.2");
    }

    @Test
    void daysAndModalitiesAreAskedForHereAndInArchives() {
        model.ask(new WorklistQuery("doe", StudyDays.of(StudyDays.Span.WEEK), List.of("CT", "MR"), Order.DATE, false));
        model.askArchives();

        assertThat(List.of(sources.asked.getFirst(), sources.searches.getFirst()))
                .allSatisfy(search -> {
                    assertThat(search.dates().from()).contains("20260223");
                    assertThat(search.dates().to()).contains("20260301");
                    assertThat(search.modalities()).containsExactly("CT", "MR");
                });
    }

    private static List<WorklistStudy> page(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> study("1.2." + number, "A", true, 1))
                .toList();
    }

    private static WorklistQuery words(String words) {
        return new WorklistQuery(words, StudyDays.of(StudyDays.Span.ANY), List.of(), Order.DATE, false);
    }

    private static WorklistStudy named(String uid, String name, String date) {
        WorklistStudy study = study(uid, "1", false, 1);
        return new WorklistStudy(
                uid,
                new Patient(name, "1", "", Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.of(date),
                study.time(),
                study.accessionNumber(),
                study.description(),
                study.modalities(),
                study.bodyParts(),
                study.referringPhysician(),
                study.series(),
                study.images(),
                study.source(),
                study.local(),
                study.arrived());
    }

    private static WorklistStudy study(String uid, String patientId, boolean local, int images) {
        return new WorklistStudy(
                uid,
                new Patient("DOE^JANE", patientId, "", Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.of("20260101"),
                Optional.empty(),
                Optional.empty(),
                "",
                List.of("CT"),
                List.of(),
                Optional.empty(),
                1,
                images,
                local ? "/images" : "PACS",
                local,
                Instant.EPOCH);
    }

    /** Sources that keep what they are asked, and answer when the test does. */
    private static final class Asked implements StudySources {
        final List<CompletableFuture<List<WorklistStudy>>> here = new ArrayList<>();
        final List<CompletableFuture<Long>> counts = new ArrayList<>();
        final List<CompletableFuture<List<WorklistStudy>>> archive = new ArrayList<>();
        final List<StudySearch> asked = new ArrayList<>();
        final List<StudySearch> searches = new ArrayList<>();
        Map<String, StudyMark> marks = Map.of();

        @Override
        public List<String> archives() {
            return List.of("PACS");
        }

        @Override
        public CompletableFuture<List<WorklistStudy>> here(StudySearch search) {
            asked.add(search);
            here.add(new CompletableFuture<>());
            return here.getLast();
        }

        @Override
        public CompletableFuture<Long> count(StudySearch search) {
            counts.add(new CompletableFuture<>());
            return counts.getLast();
        }

        @Override
        public CompletableFuture<List<WorklistStudy>> in(String name, StudySearch search) {
            searches.add(search);
            archive.add(new CompletableFuture<>());
            return archive.getLast();
        }

        @Override
        public CompletableFuture<Study> someImages(WorklistStudy study) {
            return new CompletableFuture<>();
        }

        @Override
        public Map<String, StudyMark> aiMarks() {
            return marks;
        }

        @Override
        public void onAiMarks(Runnable changed) {}

        @Override
        public void open(WorklistStudy study) {}

        @Override
        public CompletableFuture<List<NamedSearch>> namedSearches() {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Void> keep(List<NamedSearch> searches) {
            return new CompletableFuture<>();
        }
    }
}
