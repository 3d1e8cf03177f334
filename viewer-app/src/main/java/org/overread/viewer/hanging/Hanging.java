package org.overread.viewer.hanging;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import org.overread.core.hanging.HangingProtocol;
import org.overread.core.hanging.HangingProtocols;
import org.overread.core.hanging.HungStep;
import org.overread.core.hanging.MatchingProtocol;
import org.overread.core.hanging.StudyToHang;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.ViewLayout;
import org.overread.viewer.viewport.ViewportGrid;

/** Hangs the study on screen by a protocol, step by step. Thread: JavaFX. */
public final class Hanging {
    private final ViewportGrid viewports;
    private final HangingRoom room;
    private final HangingSources sources;
    private final Priors priors;
    private final StepOnScreen screen;
    private final StepAhead ahead;
    private final ProtocolSteps steps;
    private final FirstView first;
    private final SeenSeries seen = new SeenSeries();
    private Optional<Study> study = Optional.empty();
    private boolean arranged;

    public Hanging(ViewportGrid viewports, HangingRoom room, HangingSources sources, FrameLoader loader) {
        this.viewports = viewports;
        this.room = room;
        this.sources = sources;
        priors = new Priors(sources.priors(), room);
        screen = new StepOnScreen(viewports, room, priors);
        ahead = new StepAhead(viewports, screen, loader);
        steps = new ProtocolSteps(sources.choices());
        first = new FirstView(viewports);
        viewports.furnish(viewport -> viewport.onFrame(frame -> frame.filter(
                        painted -> painted.pixels().isPresent())
                .filter(painted -> room.stacks().contains(painted.request().stack()))
                .filter(painted -> seen.seen(painted.request().stack(), painted.ref()))
                .ifPresent(any -> room.changed())));
    }

    // --- the study --------------------------------------------------------------------------------------------------

    /** Hangs a study. @return false where nothing was hung: no protocol is for it, or they have not been read yet */
    public boolean open(Study opened) {
        study = Optional.of(opened);
        seen.clear();
        arranged = false;
        priors.open(opened);
        screen.study(study);
        if (!sources.protocols().isDone()) {
            sources.protocols().thenAccept(read -> Platform.runLater(() -> hangLate(opened)));
        }
        boolean hung = find(opened) && steps.hangsSomething();
        if (hung) {
            show();
        } else {
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
        } else if (first.isUntouched() && find(now) && steps.hangsSomething()) {
            show();
        }
    }

    /** Whether images of the study are still on their way. */
    public void moreComes(boolean now) {
        screen.moreComes(now);
    }

    public void close() {
        screen.moreComes(false);
        study = Optional.empty();
        steps.clear();
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
        boolean waiting = study.filter(now -> now == opened).isPresent()
                && steps.protocol().isEmpty();
        if (waiting && find(opened)) {
            if (!arranged && first.isUntouched() && first.isOnFirstSlice() && steps.hangsSomething()) {
                show();
            }
            arranged = !screen.isHung();
            room.changed();
        }
    }

    private boolean find(Study opened) {
        return steps.find(sources.protocols().getNow(HangingProtocols.NONE), toHang(opened));
    }

    private StudyToHang toHang(Study current) {
        return new StudyToHang(
                current, priors.opened().stream().map(PriorStudy::study).toList());
    }

    /** More is there to be hung: the step stays, and what was missing in it comes. */
    private void renew() {
        study.ifPresent(now -> {
            steps.renew(toHang(now));
            if (!arranged) {
                steps.current().ifPresent(step -> {
                    screen.complete(step);
                    readAhead();
                });
            }
        });
        room.changed();
    }

    // --- steps ------------------------------------------------------------------------------------------------------

    /** Goes some steps further. @return false where there is no protocol */
    public boolean step(int by) {
        if (steps.current().isEmpty()) {
            return false;
        }
        boolean back = by > 0 && (arranged || !screen.isHung());
        if (steps.go(back ? 0 : by)) {
            show();
        } else {
            atTheEnd();
        }
        return true;
    }

    /** After the last step what was never shown is said, and shown; then it begins anew. */
    private void atTheEnd() {
        List<FrameStack> unseen = seen.unseen(room.stacks());
        if (unseen.isEmpty()) {
            steps.goToFirst();
            show();
            room.say(Texts.of("hanging.allSeen"));
        } else {
            room.say(Texts.of("hanging.unseen", unseen.size(), HangingTexts.names(unseen)));
            room.show(viewports.active(), unseen.getFirst(), Optional.empty());
        }
        room.changed();
    }

    private void show() {
        arranged = false;
        HungStep step = steps.current().orElseThrow();
        screen.show(step);
        HangingProtocol protocol = steps.protocol().orElseThrow().protocol();
        room.say(Texts.of(
                "hanging.step",
                HangingTexts.name(protocol),
                HangingTexts.name(protocol, step.step()),
                steps.number(),
                steps.size()));
        readAhead();
        room.changed();
    }

    /** Reads what the next step begins with. */
    private void readAhead() {
        steps.next().ifPresent(ahead::read);
    }

    /** The reader has arranged the viewports himself; the next step is the one that was left. */
    public void arrangedByHand() {
        arranged = true;
        screen.forget();
    }

    // --- what is chosen ---------------------------------------------------------------------------------------------

    /** The protocols for the study on screen, and the step it is hung by. */
    public ProtocolSteps steps() {
        return steps;
    }

    /** Hangs by another protocol from now on, this study and those like it. */
    public void choose(MatchingProtocol chosen) {
        study.ifPresent(now -> {
            steps.choose(chosen, toHang(now));
            if (steps.current().isEmpty()) {
                room.say(Texts.of("hanging.nothing", HangingTexts.name(chosen.protocol())));
            } else {
                show();
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
                    priors.isBeside(line);
                    screen.together()
                            .link(new PriorBeside(viewports, room, screen.scales()).show(prior, this::arrangedByHand));
                    room.changed();
                },
                true);
    }

    /** Whether something of a series has been on screen. */
    public boolean isSeen(FrameStack stack) {
        return seen.isSeen(stack);
    }

    /** What stands in the viewports, what is said over them, and what goes together. */
    public StepOnScreen screen() {
        return screen;
    }
}
