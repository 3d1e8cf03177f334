package org.overread.viewer.overlaying;

import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.finding.Finding;
import org.overread.core.review.ReviewedFinding;

/** Which findings are listed and marked, by how the reader wants to see the labels of their models. Thread: JavaFX. */
public record FindingChoice(LabelSources sources, LabelLooks looks) {

    /** Whether a finding is to be marked on the image, as far as is chosen here. */
    public boolean marks(ReviewedFinding reviewed) {
        Finding finding = reviewed.finding();
        return lists(reviewed)
                && label(finding).filter(one -> !looks.of(one).shown()).isEmpty()
                && sources.of(finding).filter(one -> !looks.shown(one)).isEmpty();
    }

    /** Whether a finding stands in the list: one below the score that the reader has chosen does not; decided ones always do. */
    public boolean lists(ReviewedFinding reviewed) {
        Finding finding = reviewed.finding();
        if (reviewed.decision().isPresent() || finding.score().isEmpty()) {
            return true;
        }
        OptionalDouble least = label(finding).map(looks::chosenScore).orElse(OptionalDouble.empty());
        return least.isEmpty() || finding.score().get().value() >= least.getAsDouble();
    }

    private Optional<SourceLabel> label(Finding finding) {
        return sources.of(finding)
                .flatMap(source -> source.labels().stream()
                        .filter(label -> label.key().isOf(finding.claim().label()))
                        .findFirst());
    }
}
