package org.overread.viewer.hanging;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import org.overread.core.hanging.HangingProtocols;
import org.overread.core.hanging.HungCell;
import org.overread.core.hanging.HungStep;
import org.overread.core.hanging.MatchingProtocol;
import org.overread.core.hanging.StudyToHang;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.PriorLabel;
import org.overread.viewer.viewport.SeriesView;
import org.overread.viewer.viewport.ViewLayout;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** Hangs the study on screen by a protocol, step by step. Thread: JavaFX. */
public final class Hanging {
    private final ViewportGrid viewports;
    private final HangingRoom room;
    private final HangingSources sources;
    private final Priors priors;
    private final StepOnScreen screen;
    private final StepAhead ahead;
    private final SeenSeries seen = new SeenSeries();
    private Optional<Study> study = Optional.empty();
    private List<MatchingProtocol> matching = List.of();
    private Optional<MatchingProtocol> protocol = Optional.empty();
    private List<HungStep> steps = List.of();
    private int at;
    private boolean arranged;
    private Optional<WorklistStudy> beside = Optional.empty();

    public Hanging(ViewportGrid viewports, HangingRoom room, HangingSources sources, FrameLoader loader) {
        this.viewports = viewports;
        this.room = room;
        this.sources = sources;
        priors = new Priors(sources.priors(), room);
        screen = new StepOnScreen(viewports, room, priors);
        ahead = new StepAhead(viewports, screen, loader);
        viewports.furnish(viewport -> viewport.onFrame(frame -> frame.filter(
                        painted -> painted.pixels().isPresent())
                .filter(painted -> room.stacks().contains(painted.request().stack()))
                .filter(painted -> seen.seen(painted.request().stack(), painted.ref()))
                .ifPresent(first -> room.changed())));
    }

    // --- the study --------------------------------------------------------------------------------------------------

    /** Hangs a study. @return false where nothing was hung: no protocol is for it, or they have not been read yet */
    public boolean open(Study opened) {
        study = Optional.of(opened);
        seen.clear();
        arranged = false;
        priors.open(opened);
        screen.study(study);
        HangingProtocols protocols = sources.protocols().getNow(HangingProtocols.NONE);
        if (!sources.protocols().isDone()) {
            sources.protocols().thenAccept(read -> Platform.runLater(() -> hangLate(opened)));
        }
        boolean hung = choose(protocols, opened) && hangsSomething() && show(0);
        if (!hung) {
            // places of the study before are none of this one's
            viewports.arrange(ViewLayout.grid(1, 1));
        }
        return hung;
    }

    /** The same study with more images: what was missing is hung, all else stays. */
    public void grown(Study now) {
        boolean hung = screen.isHung();
        study = Optional.of(now);
        priors.open(now);
        screen.studyGrew(now);
        if (hung || arranged) {
            renew();
        } else if (isUntouched()
                && choose(sources.protocols().getNow(HangingProtocols.NONE), now)
                && hangsSomething()) {
            show(0);
        }
    }

    /** Whether images of the study are still on their way. */
    public void moreComes(boolean now) {
        screen.moreComes(now);
    }

    private boolean hangsSomething() {
        return steps.getFirst().cells().stream().anyMatch(HungCell.Shown.class::isInstance);
    }

    private boolean isOnFirstSlice() {
        Viewport only = viewports.active();
        return only.stack()
                .filter(stack ->
                        only.view().position() == SeriesView.first(stack).position())
                .isPresent();
    }

    /** Whether the reader has left the first image as it was shown. */
    private boolean isUntouched() {
        Viewport only = viewports.active();
        return !arranged
                && viewports.arrangement().size() == 1
                && only.stack()
                        .filter(stack -> only.view()
                                .presentation()
                                .equals(SeriesView.first(stack).presentation()))
                        .isPresent()
                && only.view().geometry().filter(geometry -> !geometry.fitted()).isEmpty();
    }

    public void close() {
        beside = Optional.empty();
        screen.moreComes(false);
        study = Optional.empty();
        matching = List.of();
        protocol = Optional.empty();
        steps = List.of();
        seen.clear();
        priors.close();
        screen.study(study);
    }

    /** Asks for priors, and reads the one to be read beside. Takes processors and disk: after the first image. */
    public void askForPriors() {
        priors.ask(prior -> renew());
    }

    /** The protocols came after the study: it is hung by them unless the reader has begun to arrange it himself. */
    private void hangLate(Study opened) {
        boolean waiting = study.filter(now -> now == opened).isPresent() && protocol.isEmpty();
        if (waiting && choose(sources.protocols().getNow(HangingProtocols.NONE), opened)) {
            if (isUntouched() && isOnFirstSlice() && hangsSomething()) {
                show(0);
            }
            arranged = !screen.isHung();
            room.changed();
        }
    }

    private boolean choose(HangingProtocols protocols, Study opened) {
        StudyToHang hung = toHang(opened);
        matching = protocols.matching(hung);
        String chosen = matching.isEmpty() ? "" : sources.choices().chosen(hung.kind());
        protocol = matching.stream()
                .filter(one -> one.protocol().id().equals(chosen))
                .findFirst()
                .or(() -> matching.stream().findFirst());
        steps = protocol.map(one -> HungStep.of(one.protocol(), hung)).orElse(List.of());
        at = 0;
        return !steps.isEmpty();
    }

    private StudyToHang toHang(Study current) {
        return new StudyToHang(
                current, priors.opened().stream().map(PriorStudy::study).toList());
    }

    /** More is there to be hung: the step stays, and what was missing in it comes. */
    private void renew() {
        if (study.isPresent() && protocol.isPresent()) {
            String name = steps.isEmpty() ? "" : steps.get(at).step().name();
            steps = HungStep.of(protocol.get().protocol(), toHang(study.get()));
            at = Math.max(
                    0, steps.stream().map(step -> step.step().name()).toList().indexOf(name));
            if (!arranged && !steps.isEmpty()) {
                screen.complete(steps.get(at));
                readAhead();
            }
        }
        room.changed();
    }

    // --- steps ------------------------------------------------------------------------------------------------------

    /** Goes some steps further. @return false where there is no protocol */
    public boolean step(int by) {
        if (steps.isEmpty()) {
            return false;
        }
        int next = by > 0 && (arranged || !screen.isHung()) ? at : at + by;
        if (next >= steps.size()) {
            atTheEnd();
        } else {
            show(Math.max(0, next));
        }
        return true;
    }

    /** After the last step what was never shown is said, and shown; then it begins anew. */
    private void atTheEnd() {
        List<FrameStack> unseen = seen.unseen(room.stacks());
        if (unseen.isEmpty()) {
            show(0);
            room.say(Texts.of("hanging.allSeen"));
        } else {
            room.say(Texts.of("hanging.unseen", unseen.size(), HangingTexts.names(unseen)));
            room.show(viewports.active(), unseen.getFirst(), Optional.empty());
        }
        room.changed();
    }

    private boolean show(int number) {
        at = number;
        arranged = false;
        HungStep step = steps.get(number);
        screen.show(step);
        room.say(Texts.of(
                "hanging.step",
                HangingTexts.name(protocol.orElseThrow().protocol()),
                HangingTexts.name(protocol.orElseThrow().protocol(), step.step()),
                number + 1,
                steps.size()));
        readAhead();
        room.changed();
        return true;
    }

    /** Reads what the next step begins with. */
    private void readAhead() {
        if (at + 1 < steps.size()) {
            ahead.read(steps.get(at + 1));
        }
    }

    /** The reader has arranged the viewports himself; the next step is the one that was left. */
    public void arrangedByHand() {
        arranged = true;
        screen.forget();
    }

    // --- what is chosen ---------------------------------------------------------------------------------------------

    /** Protocols for the study on screen, the best first. */
    public List<MatchingProtocol> matching() {
        return matching;
    }

    public Optional<MatchingProtocol> protocol() {
        return protocol;
    }

    /** Hangs by another protocol from now on, this study and those like it. */
    public void choose(MatchingProtocol chosen) {
        study.ifPresent(now -> {
            protocol = Optional.of(chosen);
            StudyToHang hung = toHang(now);
            steps = HungStep.of(chosen.protocol(), hung);
            sources.choices().choose(hung.kind(), chosen.protocol().id());
            if (steps.isEmpty()) {
                room.say(Texts.of("hanging.nothing", HangingTexts.name(chosen.protocol())));
            } else {
                show(0);
            }
        });
    }

    public Priors priors() {
        return priors;
    }

    /** Reads a prior and shows it beside, or says why not. */
    public void showBeside(WorklistStudy line) {
        priors.read(
                line,
                prior -> {
                    renew();
                    beside = Optional.of(line);
                    new PriorBeside(viewports, room, screen.scales()).show(prior, this::arrangedByHand);
                    room.changed();
                },
                true);
    }

    /** The prior that was shown beside last. */
    public Optional<WorklistStudy> priorBeside() {
        return beside;
    }

    /** Whether something of a series has been on screen. */
    public boolean isSeen(FrameStack stack) {
        return seen.isSeen(stack);
    }

    /** Which viewports the step on screen wants to go together; none where the reader has arranged them himself. */
    public List<LinkedViewports> links() {
        return steps.isEmpty() || arranged ? List.of() : screen.links(steps.get(at));
    }

    /** The step on screen; empty where the study is not hung by a protocol. */
    public Optional<HungStep> current() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(at));
    }

    /** What is said of a series where it is a prior's; empty for the study being read. */
    public Optional<PriorLabel> priorLabel(FrameStack stack) {
        return screen.priorLabel(stack);
    }

    /** All that is said over the images about what hangs there. */
    public String writtenTexts() {
        return screen.content();
    }

    /** What is said over one image. */
    public String writtenTexts(Viewport viewport) {
        return screen.content(viewport);
    }
}
