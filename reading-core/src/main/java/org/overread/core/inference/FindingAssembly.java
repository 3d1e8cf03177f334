package org.overread.core.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.overread.core.dicom.Uids;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.PatientPoint;

/** Makes findings of what a model detected: identity, number, label, site, side and certainty. */
public final class FindingAssembly {
    /** Keeps centres that lie on a voxel's edge from falling to either side of a rounding. */
    private static final double OFF_GRID_MM = 0.137;

    private final FindingDetector detector;
    private final Source source;
    private final Set<String> taken = new HashSet<>();

    /**
     * Where the detection comes from.
     *
     * @param firstNumber the number of the first finding
     */
    public record Source(
            String runUid,
            String studyInstanceUid,
            String seriesInstanceUid,
            String frameOfReferenceUid,
            int firstNumber) {}

    private FindingAssembly(FindingDetector detector, Source source) {
        this.detector = detector;
        this.source = source;
    }

    /** Findings in descending score, numbered on from the source's first number. */
    public static List<Finding> assemble(Detection detection, FindingDetector detector, Source source) {
        return new FindingAssembly(detector, source).findings(detection);
    }

    private List<Finding> findings(Detection detection) {
        List<DetectedRegion> regions = new ArrayList<>(detection.regions());
        regions.sort(Comparator.comparingDouble(
                        (DetectedRegion region) -> region.score().value())
                .reversed());
        List<Finding> findings = new ArrayList<>();
        for (DetectedRegion region : regions) {
            findings.add(finding(region, source.firstNumber() + findings.size()));
        }
        return findings;
    }

    private Finding finding(DetectedRegion region, int number) {
        FindingClaim claim = new FindingClaim(
                detector.label(),
                detector.site(),
                region.laterality(),
                region.centre(),
                region.box(),
                region.measurements(),
                region.mask());
        return new Finding(
                trackingUid(region.centre()),
                number,
                source.studyInstanceUid(),
                source.seriesInstanceUid(),
                source.frameOfReferenceUid(),
                new FindingOrigin.Model(detector.model(), source.runUid()),
                claim,
                Optional.of(region.score()),
                detector.certainty(region.score()));
    }

    /**
     * The same for the same model, series and place (to 1 mm), so that a run repeated after a restart meets the
     * assessments that readers made of the first one.
     */
    private TrackingUid trackingUid(PatientPoint centre) {
        String place = String.join(
                "|",
                "finding",
                detector.model().sha256(),
                source.seriesInstanceUid(),
                rounded(centre.x()),
                rounded(centre.y()),
                rounded(centre.z()));
        String name = place;
        for (int n = 2; !taken.add(name); n++) {
            name = place + "|" + n;
        }
        return new TrackingUid(Uids.named(name));
    }

    private static String rounded(double millimetres) {
        return Long.toString(Math.round(millimetres + OFF_GRID_MM));
    }
}
