package org.overread.core.hanging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A step with the images of a study in its cells. */
public record HungStep(HangingStep step, List<HungCell> cells) {
    public HungStep {
        cells = List.copyOf(cells);
    }

    /** The steps of a protocol that a study has something for. */
    public static List<HungStep> of(HangingProtocol protocol, StudyToHang study) {
        List<HungStep> steps = new ArrayList<>();
        for (HangingStep step : protocol.steps()) {
            HungStep hung = new HungStep(
                    step, step.cells().stream().map(cell -> hang(cell, study)).toList());
            if (hung.isWorthwhile(study)) {
                steps.add(OptionalCells.leaveOut(hung));
            }
        }
        return steps;
    }

    private boolean isWorthwhile(StudyToHang study) {
        return step.priors() <= study.priors()
                && step.needed().stream().allMatch(number -> cells.get(number) instanceof HungCell.Shown)
                && !isOptionalAndEmpty();
    }

    private boolean isOptionalAndEmpty() {
        return step.optional().size() == cells.size() && cells.stream().noneMatch(HungCell.Shown.class::isInstance);
    }

    private static HungCell hang(HangingCell cell, StudyToHang study) {
        for (ImageSelector selector : cell.wanted()) {
            Optional<ImageSet> chosen = selector.choose(study.images(selector.prior()));
            if (chosen.isPresent()) {
                return hang(cell, chosen.get(), selector, study);
            }
        }
        return missing(cell, study);
    }

    /** An image without what is to be fused with it is not what belongs there. */
    private static HungCell hang(HangingCell cell, ImageSet chosen, ImageSelector selector, StudyToHang study) {
        Optional<ImageSet> fused = cell.fused().flatMap(over -> over.choose(study.images(0)));
        return cell.fused().isPresent() && fused.isEmpty()
                ? missing(cell, study)
                : new HungCell.Shown(cell, chosen, selector.prior(), fused, selector.insteadOf());
    }

    private static HungCell missing(HangingCell cell, StudyToHang study) {
        ImageSelector first = cell.wanted().getFirst();
        boolean byView = first.conditions().laterality().isPresent()
                || !first.conditions().view().isEmpty();
        List<String> contradictory = byView
                ? study.images(first.prior()).stream()
                        .filter(set -> first.conditions()
                                .modality()
                                .contains(set.attributes().modality()))
                        .flatMap(set -> set.attributes().view().contradiction().stream())
                        .toList()
                : List.of();
        return new HungCell.Missing(cell, first.prior(), first.prior() > study.priors(), contradictory);
    }
}
