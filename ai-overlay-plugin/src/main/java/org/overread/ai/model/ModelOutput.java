package org.overread.ai.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** An output tensor and what the station makes of it. */
public record ModelOutput(String tensor, Kind kind, Optional<Decoding> decoding, List<Label> labels) {
    public ModelOutput {
        labels = List.copyOf(labels);
    }

    /** What an output tensor holds. */
    public enum Kind {
        @JsonProperty("segmentation")
        SEGMENTATION,
        @JsonProperty("heatmap")
        HEATMAP,
        @JsonProperty("boxes")
        BOXES,
        @JsonProperty("points")
        POINTS,
        @JsonProperty("classScores")
        CLASS_SCORES,
        @JsonProperty("multiLabel")
        MULTI_LABEL,
        @JsonProperty("measurement")
        MEASUREMENT,
        @JsonProperty("keypoints")
        KEYPOINTS
    }

    /** How values become regions. Words as in docs/model-packages.md. */
    public record Decoding(
            Optional<Activation> activation,
            OptionalDouble threshold,
            OptionalDouble nmsIou,
            OptionalInt connectivity,
            OptionalDouble minVolumeMl,
            OptionalInt maxRegions,
            Optional<String> boxFormat,
            Optional<String> coordinates,
            Optional<String> scoresTensor,
            Optional<String> classesTensor,
            Optional<Combination> combination) {

        /** Of values that need no combination, or the usual one. */
        public Decoding(
                Optional<Activation> activation,
                OptionalDouble threshold,
                OptionalDouble nmsIou,
                OptionalInt connectivity,
                OptionalDouble minVolumeMl,
                OptionalInt maxRegions,
                Optional<String> boxFormat,
                Optional<String> coordinates,
                Optional<String> scoresTensor,
                Optional<String> classesTensor) {
            this(
                    activation,
                    threshold,
                    nmsIou,
                    connectivity,
                    minVolumeMl,
                    maxRegions,
                    boxFormat,
                    coordinates,
                    scoresTensor,
                    classesTensor,
                    Optional.empty());
        }

        /** The same, its values of several patches or slices made one. */
        public Decoding combining(Combination by) {
            return new Decoding(
                    activation,
                    threshold,
                    nmsIou,
                    connectivity,
                    minVolumeMl,
                    maxRegions,
                    boxFormat,
                    coordinates,
                    scoresTensor,
                    classesTensor,
                    Optional.of(by));
        }
    }

    /** How the values that a model gives for each patch or slice become those of the whole. */
    public enum Combination {
        @JsonProperty("max")
        MAX,
        @JsonProperty("mean")
        MEAN,
        @JsonProperty("sum")
        SUM
    }

    /** What is done to the tensor's values first. */
    public enum Activation {
        @JsonProperty("none")
        NONE,
        @JsonProperty("sigmoid")
        SIGMOID,
        @JsonProperty("softmax")
        SOFTMAX,
        @JsonProperty("argmax")
        ARGMAX
    }

    /**
     * What a channel, class or value of the tensor stands for.
     *
     * @param index of the channel or class, or the value
     * @param unit of a measurement, UCUM
     * @param colour "#rrggbb"
     * @param critical whether a reader must look at it at once
     */
    public record Label(
            int index,
            ModelManifest.Code code,
            Optional<ModelManifest.Code> site,
            Optional<Side> laterality,
            Optional<ModelManifest.Code> unit,
            Optional<String> colour,
            Optional<Boolean> critical,
            Optional<OperatingPoint> operatingPoint,
            Optional<Calibration> calibration) {

        /** The same at another operating point. */
        Label at(OperatingPoint point) {
            return new Label(index, code, site, laterality, unit, colour, critical, Optional.of(point), calibration);
        }
    }

    /** The patient's side that a label stands for. */
    public enum Side {
        @JsonProperty("left")
        LEFT,
        @JsonProperty("right")
        RIGHT,
        @JsonProperty("bilateral")
        BILATERAL,
        @JsonProperty("unpaired")
        UNPAIRED
    }

    /**
     * The score from which a region is shown.
     *
     * @param allowed from and to: what a site may choose instead; empty where it may not
     * @param chosen how and on what it was chosen
     */
    public record OperatingPoint(double score, List<Double> allowed, String chosen) {
        public OperatingPoint {
            allowed = allowed == null ? List.of() : List.copyOf(allowed);
        }
    }

    /**
     * What a score means, as points between which is interpolated.
     *
     * @param meaning what the certainty is a share of, and on what it was measured
     * @param points ascending in score
     */
    public record Calibration(String meaning, List<Point> points) {
        public Calibration {
            points = List.copyOf(points);
        }
    }

    /** A point of a calibration. */
    public record Point(double score, double certaintyPercent) {}
}
