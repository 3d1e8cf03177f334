package org.overread.core.overlay;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.TrackingUid;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReviewedFinding;

/**
 * Which marks the reader wants to see.
 *
 * @param aiShown whether marks that a model made are shown at all, whatever was decided on them
 * @param rejectedShown whether rejected ones are shown although none is selected
 * @param hiddenLabels what findings are of the classes now hidden
 * @param selected the finding in the reader's hand; shown even when rejected
 */
public record OverlayChoice(
        boolean aiShown, boolean rejectedShown, List<CodedConcept> hiddenLabels, Optional<TrackingUid> selected) {

    /** All AI, rejected ones away, nothing selected. */
    public static final OverlayChoice STANDARD = new OverlayChoice(true, false, List.of(), Optional.empty());

    public OverlayChoice {
        hiddenLabels = List.copyOf(hiddenLabels);
    }

    /** Whether a finding is to be marked on the image. */
    public boolean shows(ReviewedFinding reviewed) {
        if (reviewed.finding().byModel() && !aiShown) {
            return false;
        }
        if (hides(reviewed.claim().label())) {
            return false;
        }
        boolean rejected = reviewed.decision().equals(Optional.of(AssessmentDecision.REJECTED));
        return !rejected || rejectedShown || selected.equals(Optional.of(reviewed.trackingUid()));
    }

    public boolean hides(CodedConcept label) {
        return hiddenLabels.stream().anyMatch(label::sameCode);
    }

    public OverlayChoice withAiShown(boolean shown) {
        return new OverlayChoice(shown, rejectedShown, hiddenLabels, selected);
    }

    public OverlayChoice withRejectedShown(boolean shown) {
        return new OverlayChoice(aiShown, shown, hiddenLabels, selected);
    }

    public OverlayChoice withSelected(Optional<TrackingUid> uid) {
        return new OverlayChoice(aiShown, rejectedShown, hiddenLabels, uid);
    }

    /** Hides a class of findings, or shows it again. */
    public OverlayChoice toggled(CodedConcept label) {
        List<CodedConcept> others =
                hiddenLabels.stream().filter(l -> !l.sameCode(label)).toList();
        List<CodedConcept> changed = hides(label)
                ? others
                : Stream.concat(others.stream(), Stream.of(label)).toList();
        return new OverlayChoice(aiShown, rejectedShown, changed, selected);
    }
}
