package org.overread.viewer.reading;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.image.FrameRef;
import org.overread.core.overlay.OverlayAssembly;
import org.overread.core.overlay.OverlayChoice;
import org.overread.core.overlay.OverlayShape;
import org.overread.core.review.ReviewState;
import org.overread.core.review.ReviewedFinding;
import org.overread.findings.panel.FindingRow;
import org.overread.findings.panel.FindingsModel;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.OverlayEmphasis;
import org.overread.viewer.viewport.OverlaySource;
import org.overread.viewer.viewport.PaintedLayer;

/** The marks of the study on screen, as the reader wants to see them. */
final class MarksOnScreen implements OverlaySource {
    private final FindingsModel model;
    private Optional<ReviewState> state = Optional.empty();
    private final Map<FrameStack, OverlayAssembly> assemblies = new IdentityHashMap<>();
    private OverlayChoice choice = OverlayChoice.STANDARD;
    private Predicate<ReviewedFinding> wanted = any -> true;

    MarksOnScreen(FindingsModel model) {
        this.model = model;
    }

    /** The study has left the screen. */
    void clear() {
        state = Optional.empty();
        assemblies.clear();
        choice = OverlayChoice.STANDARD;
    }

    void review(Optional<ReviewState> now) {
        state = now;
    }

    /** Marks only such findings. */
    void onlyWhere(Predicate<ReviewedFinding> shown) {
        wanted = shown;
    }

    OverlayChoice choice() {
        return choice;
    }

    void choose(UnaryOperator<OverlayChoice> change) {
        choice = change.apply(choice);
    }

    @Override
    public List<OverlayShape> shapes(FrameStack stack, FrameRef frame) {
        return state.map(now -> assemblies
                        .computeIfAbsent(stack, MarksOnScreen::assembly)
                        .shapes(now, frame, choice.withSelected(model.selected()))
                        .stream()
                        .filter(shape ->
                                now.finding(shape.trackingUid()).filter(wanted).isPresent())
                        .toList())
                .orElse(List.of());
    }

    private static OverlayAssembly assembly(FrameStack stack) {
        return new OverlayAssembly(stack.series().seriesInstanceUid(), stack.planes());
    }

    @Override
    public OverlayEmphasis emphasis() {
        Optional<ReviewedFinding> selected = model.selected().flatMap(uid -> state.flatMap(s -> s.finding(uid)));
        return new OverlayEmphasis(
                model.selected(), selected.map(this::fullText).orElse(List.of()));
    }

    /** What stands in the corner about the marks: what is hidden, and what no reader has verified. */
    String cornerText(List<OverlayShape> painted, List<PaintedLayer> layers) {
        List<String> lines = new ArrayList<>();
        if (!choice.aiShown()) {
            lines.add(Texts.of("marks.aiHidden"));
        }
        for (CodedConcept label : choice.hiddenLabels()) {
            lines.add(Texts.of("marks.classHidden", label.meaning()));
        }
        if (choice.rejectedShown()) {
            lines.add(Texts.of("marks.rejectedShown"));
        }
        SequencedSet<String> unverified = unverified(painted, layers);
        if (!unverified.isEmpty()) {
            lines.add(Texts.of("marks.unverified"));
            lines.addAll(unverified);
        }
        return String.join("\n", lines);
    }

    /** The models, with their versions, of which something is on the image that no reader has verified. */
    private SequencedSet<String> unverified(List<OverlayShape> painted, List<PaintedLayer> layers) {
        SequencedSet<String> models = new LinkedHashSet<>();
        painted.stream()
                .filter(shape -> shape.byModel() && shape.decision().isEmpty())
                .flatMap(shape -> state.flatMap(now -> now.finding(shape.trackingUid())).stream())
                .forEach(reviewed -> {
                    if (reviewed.finding().origin() instanceof FindingOrigin.Model(var made, String _)) {
                        models.add(made.name() + " " + made.version());
                    }
                });
        layers.stream().filter(PaintedLayer::byModel).map(PaintedLayer::source).forEach(models::add);
        return models;
    }

    private List<String> fullText(ReviewedFinding reviewed) {
        List<String> lines = new ArrayList<>();
        model.rows().stream()
                .filter(row -> row.trackingUid().equals(reviewed.trackingUid()))
                .findFirst()
                .ifPresent(row -> lines.add(rowText(row)));
        lines.add(origin(reviewed));
        if (reviewed.finding().origin() instanceof FindingOrigin.Model(var made, String _) && !made.clinicalUse()) {
            lines.add(Texts.of("marks.notClinical"));
        }
        return lines;
    }

    private static String rowText(FindingRow row) {
        List<String> parts = new ArrayList<>();
        parts.add(row.number() + "  " + row.label());
        for (String part : List.of(row.place(), row.size(), row.certainty())) {
            if (!part.isBlank()) {
                parts.add(part);
            }
        }
        return String.join(" · ", parts);
    }

    private String origin(ReviewedFinding reviewed) {
        String badge = model.detail().map(detail -> detail.badge()).orElse("");
        return reviewed.finding().origin() instanceof FindingOrigin.Model(var made, String _)
                ? badge + " · " + made.name() + " " + made.version()
                : badge;
    }
}
