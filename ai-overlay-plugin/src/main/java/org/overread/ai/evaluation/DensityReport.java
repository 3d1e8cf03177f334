package org.overread.ai.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.overread.ai.phantom.PhantomNodule.Density;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;

/** What nodules of known density on phantoms are told to be, as a chapter of Markdown. */
record DensityReport(PhantomTrial trial, double operatingPoint, double lowestScore) {

    String markdown() {
        StringBuilder page = new StringBuilder(String.format(
                Locale.ROOT, """

                ## Density of nodules (phantoms of all densities, seeds %d to %d)

                Balls of 8 to 20 mm: solid (35 HU), ground glass (-600 HU), part-solid (ground glass with a solid middle of 6 to 10 mm).
                The model looks for contrast with the lung, and so finds little ground glass; of what it marks from the operating point
                %.2f, and from %.2f, the table says what the nodules were told to be by the rule of
                [lung-nodule/1](model-packages.md#lung-nodule1).

                | nodules | marked | told solid | part-solid | ground glass | nothing |
                |---|---|---|---|---|---|
                """, trial.seeds().getFirst(), trial.seeds().getLast(), operatingPoint, lowestScore));
        for (double score : new double[] {operatingPoint, lowestScore}) {
            for (Density density : Density.values()) {
                row(page, density, score);
            }
        }
        return page.toString();
    }

    private void row(StringBuilder page, Density density, double fromScore) {
        long held =
                trial.nodules().stream().filter(one -> one.density() == density).count();
        List<ScoredMark> marks = trial.marks().stream()
                .filter(mark -> mark.score() >= fromScore)
                .filter(mark ->
                        mark.nodule().filter(one -> one.density() == density).isPresent())
                .toList();
        String name = density.name().toLowerCase(Locale.ROOT).replace('_', '-');
        page.append(String.format(
                Locale.ROOT,
                "| %s, from score %.2f | %d of %d | %d | %d | %d | %d |%n",
                name,
                fromScore,
                marks.size(),
                held,
                told(marks, Optional.of(Codes.SOLID)),
                told(marks, Optional.of(Codes.PART_SOLID)),
                told(marks, Optional.of(Codes.GROUND_GLASS)),
                told(marks, Optional.empty())));
    }

    private static long told(List<ScoredMark> marks, Optional<CodedConcept> composition) {
        return marks.stream()
                .filter(mark -> mark.composition().equals(composition))
                .count();
    }
}
