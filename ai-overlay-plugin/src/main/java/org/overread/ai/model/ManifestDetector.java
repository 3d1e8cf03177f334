package org.overread.ai.model;

import java.util.List;
import java.util.Optional;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.OperatingRange;
import org.overread.core.inference.ReadingMode;
import org.overread.core.inference.RunInput;
import org.overread.core.inference.RunReason;
import org.overread.core.study.Series;
import org.overread.core.study.Study;

/** A detector that is what its package's manifest says. */
public interface ManifestDetector extends FindingDetector {

    /** With the operating points that the site set. */
    ModelManifest manifest();

    @Override
    default ModelIdentity model() {
        return manifest().identity();
    }

    @Override
    default ReadingMode readingMode() {
        return manifest().readingMode();
    }

    @Override
    default Optional<RunReason> notEligible(Series series) {
        return SeriesEligibility.of(manifest()).obstacle(series);
    }

    @Override
    default RunInput input(Series series, Study study) {
        return manifest().input().beside().isEmpty()
                ? RunInput.of(series)
                : new ChannelChoice(manifest()).of(series, study);
    }

    @Override
    default List<OperatingRange> operatingRanges() {
        return manifest().operatingRanges();
    }

    /** SHA-256 of the manifest: whatever of it is changed can change the result. */
    @Override
    default String parameters() {
        return "manifest " + ModelPackage.sha256(ManifestJson.write(manifest()));
    }
}
