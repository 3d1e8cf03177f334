package org.overread.viewer.hanging;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.overread.core.hanging.HungCell;
import org.overread.core.study.Study;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.PriorLabel;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** What is said over each image about what hangs there: the cell's label, what to beware of, the prior it is of. Thread: JavaFX. */
public final class HungWords {
    private final ViewportGrid viewports;
    private final Priors priors;
    private final CellScales scales;
    private final Map<Viewport, CellWords> words = new IdentityHashMap<>();
    private Optional<Study> current = Optional.empty();

    HungWords(ViewportGrid viewports, Priors priors, CellScales scales) {
        this.viewports = viewports;
        this.priors = priors;
        this.scales = scales;
    }

    void study(Optional<Study> study) {
        current = study;
    }

    /** Nothing is said of any cell any more. */
    void clear() {
        words.values().forEach(said -> said.says("", "", ""));
    }

    /** Says why a cell has no image. @param moreComes whether images of the study are still on their way */
    void missing(Viewport viewport, HungCell.Missing cell, boolean moreComes) {
        over(viewport).says("", "", HangingTexts.missing(cell, priors.opened(), moreComes));
    }

    /** @param cell empty where another series is there than was hung */
    void cell(Viewport viewport, Optional<HungCell.Shown> cell) {
        over(viewport)
                .says(
                        cell.map(hung -> hung.cell().label()).orElse(""),
                        cell.map(hung -> cautions(viewport, hung)).orElse(""),
                        "");
    }

    /** Says of which prior an image is. */
    void prior(Viewport viewport, Optional<FrameStack> stack) {
        if (stack.flatMap(priors::of).isPresent() || words.containsKey(viewport)) {
            over(viewport).prior(stack.flatMap(this::priorLabel));
        }
    }

    /** What is said of a series where it is a prior's; empty for the study being read. */
    public Optional<PriorLabel> priorLabel(FrameStack stack) {
        return priors.of(stack)
                .flatMap(prior -> current.map(
                        now -> new PriorLabel(HangingTexts.prior(prior, now), HangingTexts.differences(prior))));
    }

    /** All that is said over the images. */
    public String writtenTexts() {
        return viewports.viewports().stream().map(this::writtenTexts).collect(Collectors.joining("\n"));
    }

    /** What is said over one image. */
    public String writtenTexts(Viewport viewport) {
        CellWords said = words.get(viewport);
        return said == null ? "" : said.content();
    }

    private String cautions(Viewport viewport, HungCell.Shown cell) {
        List<String> lines = new ArrayList<>();
        cell.insteadOf().ifPresent(lines::add);
        if (scales.lacksSize(viewport)) {
            lines.add(Texts.of("hanging.noScale"));
        }
        return String.join("\n", lines);
    }

    private CellWords over(Viewport viewport) {
        return words.computeIfAbsent(viewport, CellWords::new);
    }
}
