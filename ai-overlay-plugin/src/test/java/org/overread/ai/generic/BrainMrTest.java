package org.overread.ai.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.detector.OnnxDetectorProvider;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.evaluation.TrialManifests;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelOutput;
import org.overread.core.image.Volume;
import org.overread.core.inference.Detection;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.ResultMap;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.FrameReader;
import org.overread.core.study.Series;
import org.overread.core.study.VolumeAssembly;

/** A third-party model of brain MR on a real head, from folder to volumes. */
class BrainMrTest {
    private static final Path DATA = Path.of(System.getProperty("overread.testdata", ""));

    @TempDir
    Path folder;

    @Test
    void whiteAndGreyMatterHaveTheVolumesThatTheModelsMakersShow() throws Exception {
        ResultMap.LabelMap map = segmented(
                "brainchop-model5_gw_ae/model5_gw_ae.onnx",
                TrialManifests.normalisation(ModelInput.Normalisation.Kind.MINMAX),
                List.of(
                        TrialManifests.anatomy(1, "68523003", "White matter"),
                        TrialManifests.anatomy(2, "389080008", "Grey matter")));

        assertThat(millilitres(map, 1)).isBetween(480.0, 520.0);
        assertThat(millilitres(map, 2)).isBetween(700.0, 770.0);
    }

    private ResultMap.LabelMap segmented(
            String model, ModelInput.Normalisation normalisation, List<ModelOutput.Label> labels) throws Exception {
        Path head = DATA.resolve("mr-head-t1");
        Path onnx = DATA.resolve("models").resolve(model);
        assumeTrue(Files.isDirectory(head) && Files.isRegularFile(onnx), "the head MR or its model is not at hand");
        BrainPackage.write(folder, onnx, TrialManifests.conformed(normalisation), labels);
        Series series = new StudyIngest()
                .ingest(List.of(head), (read, of) -> {})
                .studies()
                .getFirst()
                .series()
                .getFirst();
        Volume volume = new VolumeAssembly(new FrameReader()).assemble(series);
        try (FindingDetector detector = new OnnxDetectorProvider(EngineOptions.ofSystem()).open(folder)) {
            assertThat(detector.notEligible(series)).isEmpty();
            Detection detection = detector.detect(volume, DetectionMonitor.unwatched());
            return (ResultMap.LabelMap) detection.whole().maps().getFirst();
        }
    }

    private static double millilitres(ResultMap.LabelMap map, int index) {
        return map.label(index).orElseThrow().volume().orElseThrow().value();
    }
}
