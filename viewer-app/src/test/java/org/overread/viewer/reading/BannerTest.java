package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.RunState;
import org.overread.viewer.viewport.SyntheticSeries;

/** With several models the banner says in the room that it has how the AI stands, in whole words. */
@ExtendWith(VirtualScreen.class)
class BannerTest {
    private ReadingBench bench;

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 1280, 1600, 2400})
    void severalModelsAreNeverCutOff(int width) {
        bench = new ReadingBench(SyntheticSeries::read, width, 700);
        bench.open(ReadingBench.study(SyntheticSeries.of("1.2.3", 9)));
        bench.window.inference(run(1, "Chest radiograph reference", RunState.NOT_ELIGIBLE));
        bench.window.inference(run(2, "Head hyperdensity reference", RunState.LATE));
        bench.window.inference(run(3, "Lung nodule reference", RunState.NO_FINDINGS));
        bench.window.inference(run(4, "Bone age reference", RunState.NOT_ELIGIBLE));
        bench.settle();
        bench.picture("banner-" + width);
        String said = bench.read(() -> ai(bench.stage().getScene().getRoot()));
        assertThat(said).startsWith("AI").doesNotContain("…").contains("late", "not for clinical use");
        assertThat(said.contains("Head hyperdensity reference"))
                .as("models are named where there is room: " + said)
                .isEqualTo(width >= 1600);
    }

    @Test
    void thatAModelIsNotForClinicalUseIsSaidWhereOneForClinicalUseComesFirst() {
        bench = new ReadingBench(SyntheticSeries::read, 1024, 700);
        bench.open(ReadingBench.study(SyntheticSeries.of("1.2.3", 9)));
        bench.window.inference(run(1, "Chest radiograph", RunState.LATE, true));
        bench.window.inference(run(2, "Head hyperdensity reference", RunState.NO_FINDINGS, false));
        bench.settle();
        String said = bench.read(() -> ai(bench.stage().getScene().getRoot()));
        assertThat(said).contains("late", "1 more in the panel").endsWith("not for clinical use");
        assertThat(said).doesNotContain("…", "Chest radiograph");
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 1600})
    void modelsForOtherExaminationsAreNamedWhereThereIsRoomAndElseSaidInWholeWords(int width) {
        bench = new ReadingBench(SyntheticSeries::read, width, 1000);
        bench.open(ReadingBench.study(SyntheticSeries.of("1.2.3", 9)));
        bench.window.inference(run(1, "Chest radiograph reference", RunState.NOT_ELIGIBLE));
        bench.window.inference(run(2, "Head hyperdensity reference", RunState.NOT_ELIGIBLE));
        bench.window.inference(run(3, "Musculoskeletal fracture reference", RunState.NOT_ELIGIBLE));
        bench.settle();
        String said = bench.read(() -> ai(bench.stage().getScene().getRoot()));
        assertThat(said)
                .isEqualTo(
                        width < 1600
                                ? "AI  no model ran on this study"
                                : "AI  not for this study: Chest radiograph reference, Head hyperdensity reference,"
                                        + " Musculoskeletal fracture reference");
        bench.keys(KeyCode.F1);
        bench.picture("keys-" + width);
    }

    private static String ai(Parent root) {
        for (Node node : root.getChildrenUnmodifiable()) {
            if (node instanceof PatientBanner banner) {
                return banner.getChildrenUnmodifiable().stream()
                        .map(line -> ((Text) line).getText())
                        .filter(text -> text.startsWith("AI"))
                        .findFirst()
                        .orElseThrow();
            }
            if (node instanceof Parent parent) {
                String found = ai(parent);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static InferenceStatus run(int number, String model, RunState state) {
        return run(number, model, state, false);
    }

    private static InferenceStatus run(int number, String model, RunState state, boolean clinicalUse) {
        boolean finished = state != RunState.LATE;
        return new InferenceStatus(
                "2.25." + number,
                new ModelIdentity("m" + number, model, "1.0.0", "Overread", "2.25.77" + number, "00", clinicalUse),
                ReadingBench.STUDY,
                "1.2.3",
                state,
                finished ? 1 : 0.4,
                Optional.of(RunReason.of(RunReason.Code.LATE, 10)),
                "CPU",
                Duration.ofMillis(8400),
                finished,
                List.of());
    }
}
