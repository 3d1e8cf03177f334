package org.overread.ai.model;

import java.util.Optional;
import org.overread.ai.model.EligibilityCriteria.Range;

/** What a manifest must hold of its criteria: each can be met. */
record EligibilityRules(EligibilityCriteria eligible, String at, RuleFaults faults) {

    void check() {
        range(eligible.ageYears(), "ageYears");
        range(eligible.sliceThicknessMm(), "sliceThicknessMm");
        range(eligible.sliceSpacingMm(), "sliceSpacingMm");
        range(eligible.pixelSpacingMm(), "pixelSpacingMm");
        range(eligible.coverageMm(), "coverageMm");
        range(eligible.echoTimeMs(), "echoTimeMs");
        range(eligible.repetitionTimeMs(), "repetitionTimeMs");
        range(eligible.inversionTimeMs(), "inversionTimeMs");
        eligible.contrast()
                .ifPresent(words -> faults.require(
                        words.anyOf().stream().allMatch(word -> word.equals("with") || word.equals("without")),
                        at + "/contrast/anyOf",
                        "knows \"with\" and \"without\""));
    }

    private void range(Optional<Range> range, String name) {
        range.ifPresent(bounds -> faults.require(
                bounds.min().orElse(0) <= bounds.max().orElse(Double.MAX_VALUE),
                at + "/" + name,
                "can be met by no series: min is above max"));
    }
}
