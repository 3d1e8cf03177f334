package org.overread.core.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.study.Instance;
import org.overread.core.study.Patient;
import org.overread.core.study.Series;
import org.overread.core.study.Study;

/** Runs that are given several series: a result belongs to all of their images. */
class SeveralSeriesRunTest {
    private final InferenceQueue queue = new InferenceQueue(Clock.systemUTC(), RunSurroundings.plain());

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void aResultIsOfAllImagesOfAllSeriesInTheOrderOfTheChannels() {
        Series first = series("1.2.1", 3);
        Series second = series("1.2.2", 3);
        String both = key(input(first, second)).digest();

        assertThat(key(RunInput.of(first)).inputs()).isEqualTo(SeriesIdentity.of(first));
        assertThat(List.of(
                        key(RunInput.of(first)).digest(),
                        key(input(second, first)).digest(),
                        key(input(first, series("1.2.2", 4))).digest(),
                        key(input(first, series("1.2.3", 3))).digest(),
                        key(input(series("1.2.1", 4), second)).digest()))
                .doesNotContain(both)
                .doesNotHaveDuplicates();
        assertThat(key(input(first, series("1.2.2", 3))).digest()).isEqualTo(both);
    }

    @Test
    void aRunKnowsWhetherAnyOfItsSeriesHasGrown() throws Exception {
        Series first = series("1.2.1", 3);
        InferenceStatus run = run(input(first, series("1.2.2", 3)));

        assertThat(run.details().beside()).containsExactly(place("1.2.2"));
        assertThat(SeriesIdentity.of(run, study(series("1.2.2", 3), first)))
                .contains(run.details().inputs());
        assertThat(SeriesIdentity.of(run, study(first, series("1.2.2", 4))))
                .isPresent()
                .isNotEqualTo(Optional.of(run.details().inputs()));
        assertThat(SeriesIdentity.of(run, study(first))).isEmpty();
    }

    @Test
    void whatTheStudyLacksForAChannelIsWhyNothingIsRun() throws Exception {
        RunInput lacking =
                new RunInput(series("1.2.1", 3), List.of(), Optional.of(RunReason.said("channel T2: no series fits")));
        InferenceStatus run = run(lacking);

        assertThat(run.state()).isEqualTo(RunState.NOT_ELIGIBLE);
        assertThat(run.said()).contains("channel T2: no series fits");
    }

    private InferenceStatus run(RunInput input) throws Exception {
        return queue.start(request(input), told -> {}).ended().get(5, TimeUnit.SECONDS);
    }

    private static ResultKey key(RunInput input) {
        return ResultKey.of(request(input));
    }

    private static InferenceRequest request(RunInput input) {
        return new InferenceRequest(
                FakeLung.detector(monitor -> FakeLung.detection()),
                FakeLung.STUDY,
                input,
                FakeLung::volume,
                Instant.now(),
                Duration.ofSeconds(10),
                1,
                ReleaseTerms.AT_ONCE,
                RunPriority.ON_SCREEN);
    }

    private static RunInput input(Series first, Series second) {
        return new RunInput(
                first, List.of(new RunInput.Channel(place(second.seriesInstanceUid()), second)), Optional.empty());
    }

    private static ChannelSeries place(String uid) {
        return new ChannelSeries("T2", uid, "CT 2", 1);
    }

    private static Series series(String uid, int images) {
        List<Instance> instances = new ArrayList<>(IntStream.rangeClosed(1, images)
                .mapToObj(n -> new Instance(
                        Path.of("x"),
                        "1.2.840.10008.1.2.1",
                        uid + "." + n,
                        "1.2.840.10008.5.1.4.1.1.2",
                        1,
                        Optional.empty(),
                        new DataSet()))
                .toList());
        return new Series(uid, "CT", Optional.of(2), "", "", instances, List.of(), true, List.of());
    }

    private static Study study(Series... series) {
        return new Study(
                FakeLung.STUDY,
                new Patient("", "P", "", Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                List.of(series));
    }
}
