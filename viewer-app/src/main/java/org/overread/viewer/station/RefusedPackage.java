package org.overread.viewer.station;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.PackageCheck;
import org.overread.ai.model.SeriesEligibility;
import org.overread.core.dicom.Uids;
import org.overread.core.inference.FailureCode;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.RunDetails;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.RunState;
import org.overread.core.inference.SeriesResult;
import org.overread.core.study.Study;

/**
 * A model package that is not opened.
 *
 * @param manifest what it says of itself; empty where that is unsound
 * @param why for people, a line
 */
record RefusedPackage(Path folder, Optional<ModelManifest> manifest, FailureCode code, RunReason why) {

    /** That the site does not accept. */
    static RefusedPackage of(Path folder, String why) {
        return new RefusedPackage(
                folder, PackageCheck.manifest(folder), FailureCode.PACKAGE_REFUSED, RunReason.said(why));
    }

    /** That cannot be opened. */
    static RefusedPackage of(Path folder, InferenceException why) {
        return new RefusedPackage(folder, PackageCheck.manifest(folder), FailureCode.of(why), why.reason());
    }

    /** By its folder; one that is installed, whose folder is named by a hash, by the id that it gives itself. */
    String name() {
        String named = folder.getFileName().toString();
        return named.matches("[0-9a-f]{64}") ? manifest.map(ModelManifest::id).orElse(named) : named;
    }

    /** For people, a line. */
    String said() {
        return name() + ": " + why.english();
    }

    /** What stands in the place of its run on a study; empty where the study has nothing that it would have been run on. */
    Optional<InferenceStatus> standsFor(Study study) {
        return study.series().stream()
                .filter(series -> series.frames() > 0)
                .filter(series -> manifest.map(SeriesEligibility::of)
                        .flatMap(eligibility -> eligibility.obstacle(series))
                        .isEmpty())
                .findFirst()
                .map(series -> new InferenceStatus(
                        Uids.create(),
                        model(),
                        study.studyInstanceUid(),
                        series.seriesInstanceUid(),
                        RunState.FAILED,
                        0,
                        Optional.of(why),
                        "",
                        Duration.ZERO,
                        true,
                        List.of(),
                        SeriesResult.NONE,
                        RunDetails.failedWith(code)));
    }

    private ModelIdentity model() {
        return manifest.map(ModelManifest::identity)
                .orElseGet(() -> new ModelIdentity(name(), name(), "", "", "", "", false));
    }
}
