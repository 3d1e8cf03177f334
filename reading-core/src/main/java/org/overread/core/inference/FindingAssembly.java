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
import org.overread.core.finding.Mark;
import org.overread.core.finding.ModelScore;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.PatientPoint;

/** Makes findings of what a model detected: identity, number, label, site, side and certainty. */
public final class FindingAssembly {
    /** Keeps centres that lie on a voxel's edge from falling to either side of a rounding. */
    private static final double OFF_GRID_MM = 0.137;

    private final ModelIdentity model;
    private final Optional<String> frameOfReferenceUid;
    private final Source source;
    private final Set<String> taken = new HashSet<>();

    /**
     * Where the detection comes from.
     *
     * @param firstNumber the number of the first finding
     */
    public record Source(String runUid, String studyInstanceUid, String seriesInstanceUid, int firstNumber) {}

    private FindingAssembly(ModelIdentity model, Optional<String> frameOfReferenceUid, Source source) {
        this.model = model;
        this.frameOfReferenceUid = frameOfReferenceUid;
        this.source = source;
    }

    /** Findings in descending score, numbered on from the source's first number. */
    public static List<Finding> assemble(Detection detection, ModelIdentity model, Source source) {
        return new FindingAssembly(model, detection.frameOfReferenceUid(), source).findings(detection);
    }

    private List<Finding> findings(Detection detection) {
        List<DetectedRegion> regions = new ArrayList<>(detection.regions());
        regions.sort(Comparator.comparingDouble((DetectedRegion region) ->
                        region.score().map(ModelScore::value).orElse(Double.NEGATIVE_INFINITY))
                .reversed());
        List<Finding> findings = new ArrayList<>();
        for (DetectedRegion region : regions) {
            findings.add(finding(region, source.firstNumber() + findings.size()));
        }
        return findings;
    }

    private Finding finding(DetectedRegion region, int number) {
        FindingClaim claim = new FindingClaim(
                region.label().code(),
                region.label().site(),
                region.label().laterality(),
                region.centre(),
                region.box(),
                region.measurements(),
                region.characteristics(),
                region.mask());
        return new Finding(
                trackingUid(region),
                number,
                source.studyInstanceUid(),
                source.seriesInstanceUid(),
                frameOfReferenceUid,
                new FindingOrigin.Model(model, source.runUid()),
                claim,
                region.score(),
                region.label().certainty(),
                region.label().critical());
    }

    /**
     * The same for the same model, series, label and place (to 1 mm; to a pixel where the image has no place in the patient), so that a run repeated after a restart meets the
     * assessments that readers made of the first one.
     */
    private TrackingUid trackingUid(DetectedRegion region) {
        String place = String.join(
                "|",
                "finding",
                model.sha256(),
                source.seriesInstanceUid(),
                region.label().code().scheme(),
                region.label().code().value(),
                region.centre().map(FindingAssembly::place).orElseGet(() -> place(region.box())));
        String name = place;
        for (int n = 2; !taken.add(name); n++) {
            name = place + "|" + n;
        }
        return new TrackingUid(Uids.named(name));
    }

    private static String place(PatientPoint centre) {
        return String.join("|", rounded(centre.x()), rounded(centre.y()), rounded(centre.z()));
    }

    private static String place(Mark.Box box) {
        return String.join(
                "|",
                box.frame().sopInstanceUid(),
                String.valueOf(box.frame().frameNumber()),
                rounded((box.column0() + box.column1()) / 2),
                rounded((box.row0() + box.row1()) / 2));
    }

    private static String rounded(double millimetres) {
        return Long.toString(Math.round(millimetres + OFF_GRID_MM));
    }
}
