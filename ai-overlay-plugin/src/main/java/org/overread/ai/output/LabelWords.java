package org.overread.ai.output;

import java.util.List;
import java.util.Optional;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.ModelScore;
import org.overread.core.finding.Unit;
import org.overread.core.image.Rgb;
import org.overread.core.inference.ClassScore;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.MapLabel;

/** A manifest's label in the words of results. */
public record LabelWords(ModelOutput.Label label) {

    public CodedConcept code() {
        return concept(label.code());
    }

    public DetectedRegion.Label region(Optional<ModelScore> score) {
        return region(score, side());
    }

    /** Of a region whose side the detector tells itself; empty where it cannot. */
    public DetectedRegion.Label region(Optional<ModelScore> score, Optional<Laterality> side) {
        return new DetectedRegion.Label(
                code(), label.site().map(LabelWords::concept), side, critical(), score.flatMap(this::certainty));
    }

    public MapLabel map(int index, Optional<Double> volumeMl) {
        return new MapLabel(
                index,
                code(),
                side(),
                label.colour().map(LabelWords::rgb),
                volumeMl.map(LabelWords::volume),
                label.operatingPoint().isPresent());
    }

    public ClassScore classScore(double score) {
        ModelScore given = new ModelScore(score);
        return new ClassScore(
                code(),
                given,
                label.operatingPoint().map(point -> score >= point.score()),
                critical(),
                certainty(given));
    }

    public static Measurement volume(double millilitres) {
        return new Measurement(
                Codes.VOLUME, Math.round(millilitres * 1000) / 1000.0, Unit.MILLILITRE, Measurement.Source.MODEL);
    }

    /** Empty where the label has no unit: then it is no measurement. */
    public Optional<Measurement> measurement(double value) {
        return label.unit()
                .map(unit -> new Measurement(
                        code(), value, new Unit(unit.value(), unit.meaning()), Measurement.Source.MODEL));
    }

    private static CodedConcept concept(ModelManifest.Code code) {
        return new CodedConcept(code.value(), code.scheme(), code.meaning());
    }

    private boolean critical() {
        return label.critical().orElse(false);
    }

    private Optional<Laterality> side() {
        return label.laterality().flatMap(side -> switch (side) {
            case LEFT -> Optional.of(Laterality.LEFT);
            case RIGHT -> Optional.of(Laterality.RIGHT);
            default -> Optional.empty();
        });
    }

    private Optional<CertaintyOfFinding> certainty(ModelScore score) {
        List<ModelOutput.Point> points =
                label.calibration().map(ModelOutput.Calibration::points).orElse(List.of());
        return new Calibration(points).certainty(score);
    }

    private static Rgb rgb(String colour) {
        int value = Integer.parseInt(colour.substring(1), 16);
        return new Rgb(value >> 16, value >> 8 & 0xFF, value & 0xFF);
    }
}
