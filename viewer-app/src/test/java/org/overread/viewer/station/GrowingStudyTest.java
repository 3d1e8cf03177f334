package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.finding.Finding;
import org.overread.core.finding.TrackingUid;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunState;
import org.overread.core.review.FindingReview;
import org.overread.core.review.ReviewedFinding;
import org.overread.viewer.endtoend.ModelPackages;
import org.overread.viewer.endtoend.PhantomStudy;
import org.overread.viewer.reading.VirtualScreen;

/** A study whose images come in two parts, read in the real window with the shipped model. */
@ExtendWith(VirtualScreen.class)
@Timeout(240)
class GrowingStudyTest {
    private static final int FIRST_PART = 70;

    @TempDir
    private Path folder;

    @Test
    void newImagesMakeANewRunAndWhatWasDecidedOnStays() throws Exception {
        Path images = Files.createDirectory(folder.resolve("images"));
        List<Path> all;
        try (Stream<Path> files = Files.list(PhantomStudy.folder())) {
            all = files.sorted().toList();
        }
        copy(all.subList(0, FIRST_PART), images);
        try (WorklistBench bench = new WorklistBench(folder.resolve("data"))) {
            List<InferenceStatus> first = read(bench, images, FIRST_PART);
            assertThat(first)
                    .singleElement()
                    .satisfies(run -> assertThat(run.state()).isIn(RunState.FINDINGS, RunState.LATE));
            take(bench);
            List<TrackingUid> before = listed(bench);
            assertThat(before).hasSizeGreaterThan(1);
            TrackingUid decided = before.getFirst();
            VirtualScreen.onScreen(() -> review(bench).accept(decided));
            VirtualScreen.onScreen(() -> review(bench).flush()).join();

            copy(all.subList(FIRST_PART, all.size()), images);
            List<InferenceStatus> runs = read(bench, images, all.size());
            take(bench);

            assertThat(runs)
                    .anySatisfy(run -> {
                        assertThat(run.runUid()).isEqualTo(first.getFirst().runUid());
                        assertThat(run.state()).isEqualTo(RunState.SUPERSEDED);
                    })
                    .anySatisfy(run -> {
                        assertThat(run.runUid()).isNotEqualTo(first.getFirst().runUid());
                        assertThat(run.state()).isIn(RunState.FINDINGS, RunState.LATE);
                    });
            List<TrackingUid> now = listed(bench);
            List<TrackingUid> found = runs.stream()
                    .filter(run -> run.state() != RunState.SUPERSEDED)
                    .flatMap(run -> run.findings().stream())
                    .map(Finding::trackingUid)
                    .toList();
            assertThat(now).contains(decided).doesNotHaveDuplicates().containsAll(found);
            assertThat(found)
                    .containsAll(
                            now.stream().filter(uid -> !uid.equals(decided)).toList());
            assertThat(review(bench).state().findings())
                    .filteredOn(one -> one.decision().isPresent())
                    .extracting(ReviewedFinding::trackingUid)
                    .containsExactly(decided);
            assertThat(bench.texts()).contains("earlier result, on fewer images");
            bench.picture("growing-study");

            read(bench, images, all.size());
            assertThat(listed(bench)).containsExactlyInAnyOrderElementsOf(now);
        }
    }

    private static List<InferenceStatus> read(WorklistBench bench, Path images, int slices) throws Exception {
        bench.desk.open(List.of(images));
        bench.until("images", () -> bench.slices() == slices);
        bench.until("the study taken up", () -> bench.desk.session().isPresent());
        bench.until("the runs' ends", () -> bench.desk.settled().isDone());
        return bench.desk.session().orElseThrow().runs().all().stream()
                .filter(run -> run.model().id().equals(ModelPackages.SHIPPED_ID))
                .toList();
    }

    /** Where the machine was slow, results wait to be asked for. */
    private static void take(WorklistBench bench) throws Exception {
        if (bench.texts().contains("results are ready")) {
            bench.keys(KeyCode.T);
        }
        bench.until("findings", () -> listed(bench).size() > 1);
    }

    private static List<TrackingUid> listed(WorklistBench bench) {
        return VirtualScreen.onScreen(() -> review(bench).state().findings().stream()
                .map(ReviewedFinding::trackingUid)
                .toList());
    }

    private static FindingReview review(WorklistBench bench) {
        return bench.desk.session().orElseThrow().review();
    }

    private static void copy(List<Path> files, Path into) throws Exception {
        for (Path file : files) {
            Files.copy(file, into.resolve(file.getFileName()));
        }
    }
}
