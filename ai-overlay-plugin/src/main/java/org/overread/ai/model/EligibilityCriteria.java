package org.overread.ai.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Which series a model may be given, attribute by attribute; an attribute without a criterion does not matter to it. */
public record EligibilityCriteria(
        Words modality,
        Optional<Words> bodyPart,
        Optional<Words> view,
        Optional<Words> laterality,
        Optional<Words> contrast,
        Optional<Words> convolutionKernel,
        Optional<Words> manufacturer,
        Optional<Words> sex,
        Optional<Range> ageYears,
        Optional<Range> sliceThicknessMm,
        Optional<Range> sliceSpacingMm,
        Optional<Range> pixelSpacingMm,
        Optional<Range> coverageMm,
        Optional<Range> echoTimeMs,
        Optional<Range> repetitionTimeMs,
        Optional<Words> seriesDescription,
        Optional<Words> imageType,
        Optional<Words> scanningSequence,
        Optional<Range> inversionTimeMs) {

    /** What becomes of a series whose images do not have the attribute. */
    public enum IfAbsent {
        @JsonProperty("refuse")
        REFUSE,
        @JsonProperty("accept")
        ACCEPT
    }

    /**
     * Values that an attribute may have.
     *
     * @param anyOf in any case of letters; {@code *} stands for any characters; one value that fits is enough
     * @param noneOf likewise: no value may fit
     * @param reason the maker's own, added to what the reader is told of a refusal
     */
    public record Words(List<String> anyOf, List<String> noneOf, IfAbsent ifAbsent, Optional<String> reason) {
        public Words {
            anyOf = List.copyOf(anyOf);
            noneOf = noneOf == null ? List.of() : List.copyOf(noneOf);
        }

        public Words(List<String> anyOf, IfAbsent ifAbsent, Optional<String> reason) {
            this(anyOf, List.of(), ifAbsent, reason);
        }
    }

    /** Values that a quantity may have, both ends included; at least one end is there. */
    public record Range(OptionalDouble min, OptionalDouble max, IfAbsent ifAbsent, Optional<String> reason) {}

    /** Series of a modality, whatever else they are. */
    public static EligibilityCriteria modality(String... anyOf) {
        return new EligibilityCriteria(
                new Words(List.of(anyOf), IfAbsent.REFUSE, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with criteria of the place imaged and the view. */
    public EligibilityCriteria imagedAs(Words bodyPart, Words view) {
        return new EligibilityCriteria(
                modality,
                Optional.of(bodyPart),
                Optional.of(view),
                laterality,
                contrast,
                convolutionKernel,
                manufacturer,
                sex,
                ageYears,
                sliceThicknessMm,
                sliceSpacingMm,
                pixelSpacingMm,
                coverageMm,
                echoTimeMs,
                repetitionTimeMs,
                seriesDescription,
                imageType,
                scanningSequence,
                inversionTimeMs);
    }

    /** The same with criteria of the place imaged and the grid of a volume. */
    public EligibilityCriteria with(Words bodyPart, Range sliceSpacingMm, Range pixelSpacingMm, Range coverageMm) {
        return new EligibilityCriteria(
                modality,
                Optional.of(bodyPart),
                view,
                laterality,
                contrast,
                convolutionKernel,
                manufacturer,
                sex,
                ageYears,
                sliceThicknessMm,
                Optional.of(sliceSpacingMm),
                Optional.of(pixelSpacingMm),
                Optional.of(coverageMm),
                echoTimeMs,
                repetitionTimeMs,
                seriesDescription,
                imageType,
                scanningSequence,
                inversionTimeMs);
    }

    /** The same with a criterion of the Series Description. */
    public EligibilityCriteria described(Words description) {
        return new EligibilityCriteria(
                modality,
                bodyPart,
                view,
                laterality,
                contrast,
                convolutionKernel,
                manufacturer,
                sex,
                ageYears,
                sliceThicknessMm,
                sliceSpacingMm,
                pixelSpacingMm,
                coverageMm,
                echoTimeMs,
                repetitionTimeMs,
                Optional.of(description),
                imageType,
                scanningSequence,
                inversionTimeMs);
    }
}
