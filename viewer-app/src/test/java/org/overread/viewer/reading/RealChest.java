package org.overread.viewer.reading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;
import org.overread.core.ingest.IngestResult;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

/** The real chest CT of the test data. */
final class RealChest {
    static final PatientPoint TUMOUR = new PatientPoint(-82, -194, -194);
    static final PatientPoint NODULE = new PatientPoint(107, -131, -195);

    static IngestResult read() throws Exception {
        Path folder = Path.of(System.getProperty("overread.testdata", "absent"), "ct-chest");
        Assumptions.assumeTrue(Files.isDirectory(folder), "needs the test data");
        return new StudyIngest().ingest(List.of(folder), (done, total) -> {});
    }

    /** The slice nearest to a point. */
    static Instance nearest(Series series, PatientPoint point) {
        return series.instances().stream()
                .min((a, b) -> Double.compare(distance(a, point), distance(b, point)))
                .orElseThrow();
    }

    private static double distance(Instance instance, PatientPoint point) {
        ImagePlane plane = instance.plane().orElseThrow();
        return Math.abs(plane.distanceMm(point));
    }

    private RealChest() {}
}
