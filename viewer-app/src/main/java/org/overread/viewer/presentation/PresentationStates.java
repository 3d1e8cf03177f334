package org.overread.viewer.presentation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.overread.core.presentation.DisplayedArea;
import org.overread.core.presentation.PresentationState;
import org.overread.core.study.Study;
import org.overread.viewer.hanging.ChoiceList;
import org.overread.viewer.onscreen.StudyOnScreen;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.DrawingLayer;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.SeriesView;
import org.overread.viewer.viewport.ShownState;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/**
 * Shows images as a presentation state of the study has them, where the reader asks for it, and never otherwise: on the
 * frames that the state is for; going to any other frame ends it. Thread: JavaFX.
 */
public final class PresentationStates {
    private final ViewportGrid viewports;
    private final Consumer<String> say;
    private final Map<FrameStack, SeriesView> before = new HashMap<>();
    private final Map<Viewport, DrawingLayer> layers = new HashMap<>();
    private final Map<Viewport, Optional<DisplayedArea>> areas = new HashMap<>();
    private StudyStates known = StudyStates.NONE;
    private final StudyOnScreen onScreen = new StudyOnScreen();

    public PresentationStates(ViewportGrid viewports, Consumer<String> say) {
        this.viewports = viewports;
        this.say = say;
        viewports.furnish(this::furnish);
    }

    private void furnish(Viewport viewport) {
        viewport.texts()
                .notesFrom(frame -> shown(frame)
                        .map(state -> StateWriting.notes(state, frame))
                        .orElse(List.of()));
        viewport.onFrame(frame -> follow(viewport, frame));
    }

    private static Optional<ShownState> shown(PaintedFrame frame) {
        return frame.request().presentation().state(frame.ref());
    }

    private void follow(Viewport viewport, Optional<PaintedFrame> frame) {
        Optional.ofNullable(layers.get(viewport)).ifPresent(DrawingLayer::wipe);
        frame.filter(now -> now.pixels().isPresent())
                .ifPresent(now -> shown(now)
                        .ifPresentOrElse(
                                state -> draw(viewport, state.state(), now), () -> endIfChosen(viewport, now)));
    }

    private void draw(Viewport viewport, PresentationState state, PaintedFrame frame) {
        Optional<DisplayedArea> area = state.area(frame.ref());
        Optional<DisplayedArea> areaBefore = areas.put(viewport, area);
        if (areaBefore != null && !areaBefore.equals(area)) {
            viewport.look(geometry -> new StateLook(state, frame.ref()).geometry(geometry));
        }
        DrawingLayer layer = layers.computeIfAbsent(viewport, PresentationStates::layer);
        new StateGraphics(state, frame.ref(), frame.geometry(), layer.pen()).draw();
    }

    /** Made when it is first needed: most views never have one. */
    private static DrawingLayer layer(Viewport viewport) {
        DrawingLayer layer = new DrawingLayer();
        viewport.addLayer(layer);
        return layer;
    }

    private void endIfChosen(Viewport viewport, PaintedFrame now) {
        now.request().presentation().state().ifPresent(state -> {
            takeOff(viewport);
            say.accept(Texts.of("state.ended", StateWriting.name(state.state())));
        });
    }

    // --- the study --------------------------------------------------------------------------------------------------

    /** Reads the states that a study came with. Takes disk: after its first image. */
    public void read(Study study) {
        onScreen.show(study);
        onScreen.read("presentation-states", StudyStates::of, read -> known = read);
    }

    public void close() {
        onScreen.leave();
        known = StudyStates.NONE;
        before.clear();
        areas.clear();
    }

    // --- what the reader does ---------------------------------------------------------------------------------------

    /**
     * The states to choose from, for the image in the active viewport; empty where there is nothing to choose, or where a
     * state was taken off instead.
     *
     * @param chosen run when one has been chosen, before it is shown
     */
    public Optional<ChoiceList> choose(Runnable chosen) {
        Viewport viewport = viewports.active();
        Optional<PaintedFrame> frame =
                viewport.painted().filter(now -> now.pixels().isPresent());
        if (frame.isEmpty() || takeOff()) {
            return Optional.empty();
        }
        List<ShownState> offered = known.forFirst(frame.get().ref());
        if (offered.isEmpty()) {
            say.accept(Texts.of(known.unreadable() == 0 ? "state.none" : "state.noneReadable", known.unreadable()));
            return Optional.empty();
        }
        List<ChoiceList.Choice> choices = offered.stream()
                .map(one -> new ChoiceList.Choice(
                        StateWriting.name(one.state()),
                        one.state().appliesTo(frame.get().ref())
                                ? StateWriting.origin(one.state())
                                : Texts.of("state.otherImages")))
                .toList();
        return Optional.of(new ChoiceList(choices, 0, number -> {
            chosen.run();
            show(viewport, frame.get(), offered.get(number));
        }));
    }

    private void show(Viewport viewport, PaintedFrame frame, ShownState state) {
        Optional<String> refusal = StateWriting.refusal(state.state(), frame.ref());
        if (refusal.isPresent()) {
            say.accept(refusal.get());
            return;
        }
        before.putIfAbsent(frame.request().stack(), viewport.view());
        areas.put(viewport, state.state().area(frame.ref()));
        viewport.present(presentation -> presentation.as(state));
        viewport.look(geometry -> new StateLook(state.state(), frame.ref()).geometry(geometry));
        say.accept(Texts.of("state.did.show", StateWriting.name(state.state())));
    }

    /** Shows the image in the active viewport without a state; whether one was shown. */
    public boolean takeOff() {
        Viewport viewport = viewports.active();
        boolean any = viewport.view().presentation().state().isPresent();
        if (any) {
            takeOff(viewport);
            say.accept(Texts.of("state.did.takeOff"));
        }
        return any;
    }

    private void takeOff(Viewport viewport) {
        Optional<SeriesView> left = viewport.stack().flatMap(stack -> Optional.ofNullable(before.remove(stack)));
        int position = viewport.view().position();
        if (left.isPresent()) {
            viewport.show(viewport.stack().orElseThrow(), left.get().at(position));
        } else {
            viewport.present(presentation -> presentation.asStored());
        }
    }
}
