package org.overread.ai.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.overread.ai.phantom.PhantomNodule;
import org.overread.core.inference.ModelIdentity;

/** Results on phantoms as a page of Markdown. */
record PhantomReport(ModelIdentity model, double operatingPoint, PhantomTrial tuning, PhantomTrial reporting) {
    private static final double[][] SIZES_MM = {{4, 4.5}, {5, 5.5}, {6, 6.5}, {7, 7.5}, {8, 10}, {10, 30}};
    private static final List<Double> SCORES = List.of(0.30, 0.35, 0.40, 0.45, 0.50, 0.60);
    private static final double NEIGHBOURHOOD = 0.03;

    String markdown() {
        StringBuilder page = new StringBuilder();
        head(page);
        bySize(page);
        byPlace(page);
        byScore(page);
        calibration(page);
        diameters(page);
        return page.toString();
    }

    private void head(StringBuilder page) {
        page.append("""
                # Results on phantoms

                %s %s, a **reference model, not for clinical use** (SHA-256
                `%s`).

                These are **phantom results**: chest CT made by formula (`org.overread.ai.phantom`), nodules that are balls
                of known size, 100 slices 2.5 mm apart, noise of 18 to 32 HU. They say that the
                path from image to mark works and what the operating point trades; they say nothing about patients.

                Operating point %.2f: the lowest score with at most %.0f false positives per scan on the tuning phantoms
                (seeds %d to %d). Reported on phantoms that took no part in choosing it (seeds %d to %d). Each phantom
                holds up to nine nodules of 4 to 20 mm, isolated, beside a vessel, or at the pleura.

                Made by `org.overread.ai.evaluation.PhantomEvaluation`; the same sources give the same page.
                """.formatted(
                        model.name(),
                        model.version(),
                        model.sha256(),
                        operatingPoint,
                        PhantomEvaluation.MOST_FALSE_POSITIVES_PER_SCAN,
                        tuning.seeds().getFirst(),
                        tuning.seeds().getLast(),
                        reporting.seeds().getFirst(),
                        reporting.seeds().getLast()));
    }

    private void bySize(StringBuilder page) {
        page.append("\n## Sensitivity by size, at the operating point\n\n");
        page.append("| diameter | tuning | reporting |\n|---|---|---|\n");
        for (double[] size : SIZES_MM) {
            String name = size[1] - size[0] < 1
                    ? format("%.0f mm", size[0])
                    : size[1] > 20 ? format("%.0f mm and more", size[0]) : format("%.0f–%.0f mm", size[0], size[1]);
            row(page, name, share(tuning, size), share(reporting, size));
        }
        row(page, "all", share(tuning, 0, 100), share(reporting, 0, 100));
        row(
                page,
                "false positives per scan",
                format("%.1f", tuning.falsePositivesPerScan(operatingPoint)),
                format("%.1f", reporting.falsePositivesPerScan(operatingPoint)));
    }

    private String share(PhantomTrial trial, double... fromTo) {
        return share(trial.found(operatingPoint, fromTo[0], fromTo[1]), trial.held(fromTo[0], fromTo[1]));
    }

    private void byPlace(StringBuilder page) {
        page.append("\n## Sensitivity by place, at the operating point (reporting phantoms)\n\n");
        page.append("| place | found |\n|---|---|\n");
        for (PhantomNodule.Place place : PhantomNodule.Place.values()) {
            long held = reporting.nodules().stream()
                    .filter(nodule -> nodule.place() == place)
                    .count();
            long found = reporting.marks().stream()
                    .filter(mark -> mark.score() >= operatingPoint)
                    .filter(mark ->
                            mark.nodule().filter(n -> n.place() == place).isPresent())
                    .count();
            row(page, place.name().toLowerCase(Locale.ROOT), share(found, held));
        }
    }

    private void byScore(StringBuilder page) {
        page.append("\n## What another operating point would give (reporting phantoms)\n\n");
        page.append("| score | sensitivity | of 6 mm and more | false positives per scan |\n|---|---|---|---|\n");
        for (double score : SCORES) {
            row(
                    page,
                    format("%.2f", score),
                    share(reporting.found(score, 0, 100), reporting.held(0, 100)),
                    share(reporting.found(score, 6, 100), reporting.held(6, 100)),
                    format("%.1f", reporting.falsePositivesPerScan(score)));
        }
    }

    private void calibration(StringBuilder page) {
        page.append("\n## Calibration (tuning phantoms)\n\nThe share of marks with about this score (within ")
                .append(format("%.2f", NEIGHBOURHOOD))
                .append(
                        ") that were nodules, as (nodules + 1) / (marks + 2), and never less than for a lower score.\n\n");
        page.append("| score | marks | nodules | certainty |\n|---|---|---|---|\n");
        double certainty = 0;
        for (int hundredths = (int) Math.round(operatingPoint * 100); hundredths <= 60; hundredths += 5) {
            double score = hundredths / 100.0;
            List<ScoredMark> near = tuning.marks().stream()
                    .filter(mark -> Math.abs(mark.score() - score) <= NEIGHBOURHOOD)
                    .toList();
            long nodules =
                    near.stream().filter(mark -> mark.nodule().isPresent()).count();
            certainty = Math.max(certainty, 100.0 * (nodules + 1) / (near.size() + 2));
            row(
                    page,
                    format("%.2f", score),
                    Integer.toString(near.size()),
                    Long.toString(nodules),
                    format("%.0f %%", certainty));
        }
    }

    private void diameters(StringBuilder page) {
        page.append("\n## Measured diameter against true diameter (reporting phantoms, nodules found)\n\n");
        page.append("Mean of long and short axis on the slice that shows most of the nodule; slices 2.5 mm apart.\n\n");
        page.append("| true | nodules | mean difference | mean absolute difference |\n|---|---|---|---|\n");
        for (double[] size : new double[][] {{4, 7.5}, {8, 12.5}, {15, 30}}) {
            double[] differences = reporting.marks().stream()
                    .filter(mark -> mark.score() >= operatingPoint && mark.diameterMm() > 0)
                    .filter(mark -> mark.nodule()
                            .filter(n -> n.diameterMm() >= size[0] && n.diameterMm() < size[1])
                            .isPresent())
                    .mapToDouble(mark -> mark.diameterMm() - mark.nodule().get().diameterMm())
                    .toArray();
            double sum = Arrays.stream(differences).sum();
            double absolute = Arrays.stream(differences).map(Math::abs).sum();
            row(
                    page,
                    size[1] > 20 ? format("%.0f mm and more", size[0]) : format("%.0f to %.0f mm", size[0], size[1]),
                    Integer.toString(differences.length),
                    format("%+.1f mm", sum / differences.length),
                    format("%.1f mm", absolute / differences.length));
        }
    }

    private static String share(long found, long held) {
        return found + " of " + held + format(" (%.0f %%)", 100.0 * found / Math.max(1, held));
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
