package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.finding.Finding;
import org.overread.core.image.ImagePoint;
import org.overread.core.inference.RunState;
import org.overread.core.review.FindingReview;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.viewer.viewport.SyntheticSeries;

/** What belongs to one study never appears under the name of the next (invariant I1). */
@ExtendWith(VirtualScreen.class)
class TwoStudiesTest {
    private final Series chest = SyntheticSeries.of("1.2.3", 20);
    private final Series other = SyntheticSeries.of("1.2.4", 10);
    private final Finding found = ReadingBench.onSlice(1, chest, 4, new ImagePoint(44, 20), 7);
    private ReadingBench bench;
    private FindingReview review;

    @BeforeEach
    void openTheFirstStudy() {
        bench = new ReadingBench(SyntheticSeries::read, 1200, 800);
        review = bench.open(ReadingBench.study(chest));
        bench.window.inference(ReadingBench.run(ReadingBench.STUDY, RunState.FINDINGS, true, List.of(found)));
        bench.settle();
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void aSignatureThatArrivesLaterIsNotSaidToBeTheOneOfTheStudyOnScreen() {
        bench.keys(KeyCode.D);
        bench.keys(KeyCode.A);
        bench.keys(KeyCode.CONTROL, KeyCode.ENTER);
        bench.keys(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(bench.host.signing).hasSize(1);

        FindingReview next = bench.open(nextStudy());
        bench.host.signature.complete(ReadingBench.signature());
        bench.settle();

        assertThat(VirtualScreen.onScreen(() -> review.state().signed())).isTrue();
        assertThat(VirtualScreen.onScreen(() -> next.state().signed())).isFalse();
        assertThat(signedBy()).isEmpty();

        // signed by someone else before: the panel may not name the reader and time of the other study
        VirtualScreen.onScreen(next::close);
        bench.settle();
        assertThat(signedBy()).isEmpty();
    }

    @Test
    void aRunOfTheStudyBeforeBringsNothingIntoTheOneOnScreen() {
        FindingReview next = bench.open(nextStudy());
        bench.window.inference(ReadingBench.run(ReadingBench.STUDY, RunState.FINDINGS, true, List.of(found)));
        bench.settle();

        assertThat(VirtualScreen.onScreen(() -> next.state().findings())).isEmpty();
        assertThat(VirtualScreen.onScreen(() -> bench.script.findings().rows())).isEmpty();
    }

    @Test
    void whileTheNextIsOpenedNoSeriesAndNoFindingOfTheStudyBeforeStandBesideTheImage() {
        VirtualScreen.until(() -> tiles() == 1);
        bench.window.loading("Reading 120 of 400 files", OptionalDouble.empty());
        bench.settle();

        assertThat(tiles()).isZero();
        assertThat(VirtualScreen.onScreen(() -> bench.script.findings().rows())).isEmpty();
    }

    private int tiles() {
        return VirtualScreen.onScreen(
                () -> bench.script.scene().getRoot().lookupAll(".series-tile").size());
    }

    private Optional<String> signedBy() {
        return VirtualScreen.onScreen(() -> bench.script.findings().sentences().signature());
    }

    private Study nextStudy() {
        Study like = ReadingBench.study(other);
        return new Study(
                "1.2.840.99.77",
                like.patient(),
                like.date(),
                like.time(),
                like.accessionNumber(),
                like.studyId(),
                like.description(),
                like.referringPhysician(),
                like.series());
    }
}
