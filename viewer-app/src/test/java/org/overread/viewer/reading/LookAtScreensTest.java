package org.overread.viewer.reading;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.finding.Finding;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;
import org.overread.core.inference.RunState;
import org.overread.core.study.FrameReader;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Study;

@ExtendWith(VirtualScreen.class)
class LookAtScreensTest {

    @Test
    void real() throws Exception {
        Study study = RealChest.read().studies().getFirst();
        Series series = study.series().getFirst();
        FrameReader reader = new FrameReader();
        try (ReadingBench bench = new ReadingBench(reader::read, 1440, 900)) {
            bench.picture("empty");
            bench.open(study);
            bench.picture("real-first");
            List<Finding> findings = new ArrayList<>();
            findings.add(finding(study, series, 1, RealChest.TUMOUR, 18));
            findings.add(finding(study, series, 2, RealChest.NODULE, 6));
            bench.window.inference(ReadingBench.run(study.studyInstanceUid(), RunState.FINDINGS, true, findings));
            bench.keys(KeyCode.DIGIT1);
            bench.keys(KeyCode.D);
            bench.keys(KeyCode.F);
            bench.picture("real-found");
            bench.keys(KeyCode.G);
            bench.picture("real-zoomed");
            bench.keys(KeyCode.A);
            bench.picture("real-accepted");
            bench.keys(KeyCode.SHIFT, KeyCode.SLASH);
            bench.picture("real-keys");
        }
    }

    private static Finding finding(Study study, Series series, int number, PatientPoint at, double mm) {
        Instance instance = RealChest.nearest(series, at);
        ImagePlane plane = instance.plane().orElseThrow();
        return ReadingBench.finding(
                number,
                study.studyInstanceUid(),
                series.seriesInstanceUid(),
                new FrameRef(instance.sopInstanceUid(), 1),
                plane,
                plane.toImage(at),
                mm);
    }
}
