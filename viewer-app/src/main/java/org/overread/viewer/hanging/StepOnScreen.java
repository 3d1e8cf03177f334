package org.overread.viewer.hanging;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import org.overread.core.hanging.CellPresentation;
import org.overread.core.hanging.HungCell;
import org.overread.core.hanging.HungStep;
import org.overread.core.study.Study;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.ViewLayout;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** Puts a step into the viewports, says over each what hangs there, and lets go together what belongs together. Thread: JavaFX. */
public final class StepOnScreen {
    private final ViewportGrid viewports;
    private final HangingRoom room;
    private final Priors priors;
    private final CellScales scales = new CellScales();
    private final HungWords words;
    private final Together together;
    private final Map<Viewport, HungCell> cells = new IdentityHashMap<>();
    private boolean rescaling;
    private boolean moreComes;

    StepOnScreen(ViewportGrid viewports, HangingRoom room, Priors priors) {
        this.viewports = viewports;
        this.room = room;
        this.priors = priors;
        words = new HungWords(viewports, priors, scales);
        viewports.furnish(viewport -> {
            viewport.onFrame(frame -> painted(viewport, frame));
            viewport.widthProperty().addListener((observed, before, now) -> rescale());
            viewport.heightProperty().addListener((observed, before, now) -> rescale());
        });
        together = new Together(viewports, scales);
    }

    /** What is said over the images about what hangs there. */
    public HungWords words() {
        return words;
    }

    /** What goes together: what the step wants, or an image and the prior beside it. */
    public Together together() {
        return together;
    }

    void study(Optional<Study> study) {
        words.study(study);
        forget();
    }

    /** Whether images of the study are still on their way: what is missing may come. */
    void moreComes(boolean now) {
        if (moreComes != now) {
            moreComes = now;
            cells.forEach((viewport, cell) -> sayMissing(viewport, cell));
        }
    }

    /** What was hung no longer is, nor does anything go together: the reader has arranged the viewports himself. */
    void forget() {
        cells.clear();
        scales.clear();
        words.clear();
        together.link(List.of());
    }

    /** Whether a step is in the viewports. */
    boolean isHung() {
        return !cells.isEmpty();
    }

    void studyGrew(Study now) {
        words.study(Optional.of(now));
    }

    /** Shows a step in place of what was there. */
    void show(HungStep step) {
        forget();
        List<ViewLayout.Cell> places = step.step().cells().stream()
                .map(cell -> cell.place())
                .map(place -> new ViewLayout.Cell(place.x(), place.y(), place.width(), place.height()))
                .toList();
        room.clearInto(new ViewLayout(places));
        viewports.layout();
        List<Viewport> shown = viewports.viewports();
        for (int i = 0; i < shown.size(); i++) {
            fill(shown.get(i), step.cells().get(i));
        }
        scales.apply();
        shown.stream()
                .filter(viewport -> viewport.stack().isPresent())
                .findFirst()
                .ifPresent(viewports::activate);
        together.link(links(step));
    }

    /** Fills what was missing and is there now; all else stays as it is. */
    void complete(HungStep step) {
        List<Viewport> shown = viewports.viewports();
        boolean same = shown.size() == step.cells().size();
        for (int i = 0; same && i < shown.size(); i++) {
            if (shown.get(i).stack().isEmpty()) {
                fill(shown.get(i), step.cells().get(i));
            } else {
                cells.put(shown.get(i), step.cells().get(i));
            }
        }
    }

    private void fill(Viewport viewport, HungCell cell) {
        cells.put(viewport, cell);
        Optional<FrameStack> stack = stackOf(cell);
        if (stack.isPresent()) {
            CellPresentation presentation = cell.cell().presentation();
            scales.want(viewport, presentation);
            room.show(viewport, stack.get(), Optional.of(HungView.of(stack.get(), presentation)));
            fused(cell).ifPresent(over -> room.fuse(viewport, over));
        } else {
            sayMissing(viewport, cell);
        }
    }

    private Optional<FrameStack> fused(HungCell cell) {
        return cell instanceof HungCell.Shown shown
                ? shown.fused()
                        .flatMap(images ->
                                room.stackOf(images.frames().getFirst().ref()))
                : Optional.empty();
    }

    private void sayMissing(Viewport viewport, HungCell cell) {
        if (cell instanceof HungCell.Missing missing && viewport.stack().isEmpty()) {
            words.missing(viewport, missing, moreComes);
        }
    }

    /** The images of a cell as they are scrolled through. */
    Optional<FrameStack> stackOf(HungCell cell) {
        if (!(cell instanceof HungCell.Shown shown)) {
            return Optional.empty();
        }
        var first = shown.images().frames().getFirst().ref();
        return shown.prior() == 0
                ? room.stackOf(first)
                : priors.opened().get(shown.prior() - 1).stacks().stream()
                        .filter(stack -> stack.position(first).isPresent())
                        .findFirst();
    }

    /** What is said about the image follows the image: whatever the cell was hung with, another series there is not called so. */
    private void painted(Viewport viewport, Optional<PaintedFrame> frame) {
        Optional<FrameStack> stack = frame.map(painted -> painted.request().stack());
        words.prior(viewport, stack);
        HungCell cell = cells.get(viewport);
        if (cell != null && stack.isPresent()) {
            boolean asHung = stackOf(cell).equals(stack);
            words.cell(viewport, asHung ? Optional.of((HungCell.Shown) cell) : Optional.empty());
        }
    }

    /** Puts an image, and what goes with it, as it was hung, but for the slice. @return false where it was not hung */
    public boolean reset(Viewport viewport) {
        List<Viewport> all = together.group(viewport);
        boolean hung = rehang(viewport);
        if (hung) {
            all.stream().filter(one -> one != viewport).forEach(this::rehang);
            together.take(all);
        }
        return hung;
    }

    /** Puts an image as it was hung, but for its slice. @return false where the reader has put something else there */
    private boolean rehang(Viewport viewport) {
        Optional<FrameStack> stack = viewport.stack();
        HungCell cell = cells.get(viewport);
        if (cell == null || stack.isEmpty() || !stackOf(cell).equals(stack)) {
            return false;
        }
        stack.get().chooseWindowAnew();
        viewport.show(
                stack.get(),
                HungView.of(stack.get(), cell.cell().presentation())
                        .at(viewport.view().position()));
        scales.forgetReader(viewport);
        scales.apply();
        return true;
    }

    /** After all viewports have their new sizes. */
    private void rescale() {
        if (!rescaling && !scales.isEmpty()) {
            rescaling = true;
            Platform.runLater(() -> {
                rescaling = false;
                scales.apply();
            });
        }
    }

    /** What a step wants to go together. */
    private List<LinkedViewports> links(HungStep step) {
        List<Viewport> shown = viewports.viewports();
        return shown.size() != step.cells().size()
                ? List.of()
                : step.step().links().stream()
                        .map(link -> new LinkedViewports(
                                link.cells().stream().map(shown::get).toList(), link.aspects()))
                        .toList();
    }

    /** Zoom and place of what is on screen. */
    CellScales scales() {
        return scales;
    }
}
