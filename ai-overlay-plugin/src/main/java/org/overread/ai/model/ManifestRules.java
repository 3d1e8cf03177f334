package org.overread.ai.model;

import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.Uids;

/** What a manifest must hold beyond its shape. */
final class ManifestRules {

    /** What is wrong with the manifest, in one line; empty where it is sound. */
    static Optional<String> violation(ModelManifest manifest) {
        if (!manifest.format().equals(ModelManifest.FORMAT)) {
            return Optional.of("format is not " + ModelManifest.FORMAT);
        }
        if (!manifest.id().matches("[a-z0-9][a-z0-9-]{0,63}")) {
            return Optional.of("id is not 1 to 64 of a-z, 0-9 and -");
        }
        if (!Uids.isValid(manifest.deviceUid())) {
            return Optional.of("deviceUid is not a UID");
        }
        List<String> words =
                List.of(manifest.name(), manifest.version(), manifest.manufacturer(), manifest.intendedUse());
        if (words.stream().anyMatch(String::isBlank)) {
            return Optional.of("name, version, manufacturer and intendedUse must not be blank");
        }
        if (!manifest.clinicalUse() && manifest.notice().isBlank()) {
            return Optional.of("a model that is not for clinical use must say so in its notice");
        }
        return file(manifest.model())
                .or(() -> numbers(manifest))
                .or(() -> codes(manifest.codes()))
                .or(() -> calibration(manifest.calibration()));
    }

    private static Optional<String> file(ModelManifest.ModelFile file) {
        if (!file.file().matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")) {
            return Optional.of("model.file is not a plain file name");
        }
        if (!file.sha256().matches("[0-9a-f]{64}")) {
            return Optional.of("model.sha256 is not 64 lower-case hexadecimal digits");
        }
        return Optional.empty();
    }

    private static Optional<String> numbers(ModelManifest manifest) {
        ModelManifest.Input input = manifest.input();
        if (!(input.voxelMm() >= 0.2 && input.voxelMm() <= 10)) {
            return Optional.of("input.voxelMm is outside 0.2 to 10");
        }
        if (input.haloVoxels() < 0 || input.haloVoxels() > 128) {
            return Optional.of("input.haloVoxels is outside 0 to 128");
        }
        if (!Double.isFinite(manifest.operatingPoint().score())) {
            return Optional.of("operatingPoint.score is not a number");
        }
        ModelManifest.Eligibility eligible = manifest.eligibility();
        boolean bounded = eligible.maxPixelSpacingMm() > 0
                && eligible.maxSliceSpacingMm() > 0
                && eligible.minCoverageMm() >= 0
                && eligible.minCoverageMm() <= 2000;
        return bounded ? Optional.empty() : Optional.of("eligibility has a bound that no series can meet");
    }

    private static Optional<String> codes(ModelManifest.Codes codes) {
        boolean whole = List.of(codes.label(), codes.site()).stream()
                .noneMatch(code -> code.value().isBlank()
                        || code.scheme().isBlank()
                        || code.meaning().isBlank());
        return whole ? Optional.empty() : Optional.of("a code needs value, scheme and meaning");
    }

    private static Optional<String> calibration(ModelManifest.Calibration calibration) {
        List<ModelManifest.Point> points = calibration.points();
        for (int i = 0; i < points.size(); i++) {
            ModelManifest.Point point = points.get(i);
            boolean ascending = i == 0 || point.score() > points.get(i - 1).score();
            if (!ascending || !(point.certaintyPercent() >= 0 && point.certaintyPercent() <= 100)) {
                return Optional.of("calibration.points must ascend in score and lie within 0 to 100 %");
            }
        }
        return Optional.empty();
    }

    private ManifestRules() {}
}
