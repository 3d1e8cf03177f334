package org.overread.ai.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a series becomes the model's input tensor. Lists follow the tensor's spatial axes in the order of its shape: depth,
 * height, width, or height, width.
 *
 * @param spacingMm of the tensor's grid; empty for as stored
 * @param orientation where the tensor's spatial axes grow, a letter each: L, R, A, P, I, S; or {@value #AS_STORED}
 * @param size of the tensor; empty for as needed
 * @param patch in which it is run; empty for the whole, or as the station likes
 * @param overlap of neighbouring patches, as a part of their extent
 * @param haloVoxels how far a voxel's neighbours reach into its result
 * @param beside the further channels where each is a series of its own; empty where all channels are of one series
 */
public record ModelInput(
        String tensor,
        Dimensions dimensions,
        int channels,
        List<Double> spacingMm,
        String orientation,
        List<Integer> size,
        Interpolation interpolation,
        Normalisation normalisation,
        List<Integer> patch,
        OptionalDouble overlap,
        OptionalInt haloVoxels,
        List<ModelChannel> beside) {
    public static final String AS_STORED = "asStored";

    public ModelInput {
        spacingMm = spacingMm == null ? List.of() : List.copyOf(spacingMm);
        size = size == null ? List.of() : List.copyOf(size);
        patch = patch == null ? List.of() : List.copyOf(patch);
        beside = beside == null ? List.of() : List.copyOf(beside);
    }

    /** Of a model of one series. */
    public ModelInput(
            String tensor,
            Dimensions dimensions,
            int channels,
            List<Double> spacingMm,
            String orientation,
            List<Integer> size,
            Interpolation interpolation,
            Normalisation normalisation,
            List<Integer> patch,
            OptionalDouble overlap,
            OptionalInt haloVoxels) {
        this(
                tensor,
                dimensions,
                channels,
                spacingMm,
                orientation,
                size,
                interpolation,
                normalisation,
                patch,
                overlap,
                haloVoxels,
                List.of());
    }

    /** The same with a series of its own for each further channel. */
    public ModelInput beside(List<ModelChannel> others) {
        return new ModelInput(
                tensor,
                dimensions,
                1 + others.size(),
                spacingMm,
                orientation,
                size,
                interpolation,
                normalisation,
                patch,
                overlap,
                haloVoxels,
                others);
    }

    /** What the model looks at in one run. */
    public enum Dimensions {
        @JsonProperty("3D")
        VOLUME,
        /** A slice with its neighbours as channels. */
        @JsonProperty("2.5D")
        SLAB,
        @JsonProperty("2D")
        IMAGE
    }

    /** How values between the stored ones are made. */
    public enum Interpolation {
        @JsonProperty("linear")
        LINEAR,
        @JsonProperty("nearest")
        NEAREST,
        @JsonProperty("area")
        AREA,
        @JsonProperty("cubic")
        CUBIC
    }

    /**
     * How modality values become the tensor's.
     *
     * @param clip least and greatest modality value, before anything else; empty for none
     * @param low percentile that becomes 0
     * @param high percentile that becomes 1
     * @param mean with {@code deviation}: fixed ones; empty for those of the volume
     * @param slope value × slope + intercept
     */
    public record Normalisation(
            Kind kind,
            List<Double> clip,
            OptionalDouble low,
            OptionalDouble high,
            OptionalDouble mean,
            OptionalDouble deviation,
            OptionalDouble slope,
            OptionalDouble intercept) {
        public Normalisation {
            clip = clip == null ? List.of() : List.copyOf(clip);
        }

        /** Hounsfield units as they are. */
        public static Normalisation hounsfield() {
            return new Normalisation(
                    Kind.HU,
                    List.of(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty());
        }

        /** Ways to normalise. */
        public enum Kind {
            @JsonProperty("hu")
            HU,
            @JsonProperty("zscore")
            ZSCORE,
            @JsonProperty("percentile")
            PERCENTILE,
            @JsonProperty("minmax")
            MINMAX,
            @JsonProperty("scale")
            SCALE
        }
    }

    /** What is asked of the grid of a volume's tensor, along depth, height and width; of slices there is no depth. */
    public List<Double> volumeSpacingMm() {
        return dimensions == Dimensions.SLAB && !spacingMm.isEmpty()
                ? List.of(0.0, spacingMm.get(0), spacingMm.get(1))
                : spacingMm;
    }

    /** As {@link #volumeSpacingMm}. */
    public List<Integer> volumeSize() {
        return dimensions == Dimensions.SLAB && !size.isEmpty() ? List.of(0, size.get(0), size.get(1)) : size;
    }

    /** As {@link #volumeSpacingMm}: patches of slices are one slice deep. */
    public List<Integer> volumePatch() {
        return dimensions == Dimensions.SLAB && !patch.isEmpty() ? List.of(1, patch.get(0), patch.get(1)) : patch;
    }

    /** The edge of the cubic voxels that the tensor has; empty where it has others. */
    public Optional<Double> cubicVoxelMm() {
        boolean cubic = spacingMm.size() == 3 && spacingMm.stream().distinct().count() == 1;
        return cubic ? Optional.of(spacingMm.getFirst()) : Optional.empty();
    }
}
