package org.overread.viewer.reading;

import java.util.List;
import org.overread.core.hanging.MatchingProtocol;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.hanging.ChoiceList;
import org.overread.viewer.hanging.Hanging;
import org.overread.viewer.hanging.HangingTexts;
import org.overread.viewer.hanging.LayoutPicker;
import org.overread.viewer.hanging.OwnLayouts;
import org.overread.viewer.hanging.PriorWriting;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.ViewLayout;

/** The commands of what stands where: steps, series, protocols, priors, layouts. */
final class HangingCommands {
    private final Hanging hanging;
    private final SeriesPlaces places;
    private final WindowSheets sheets;
    private final OwnLayouts own;

    HangingCommands(Hanging hanging, SeriesPlaces places, WindowSheets sheets, ScreenPreferences preferences) {
        this.own = new OwnLayouts(preferences.layouts(), preferences::keepLayouts);
        this.hanging = hanging;
        this.places = places;
        this.sheets = sheets;
    }

    /** Whether the command was one of these. */
    boolean run(ReadingCommand command) {
        switch (command) {
            case NEXT_STEP -> step(1);
            case PREVIOUS_STEP -> step(-1);
            case NEXT_SERIES -> places.further(1);
            case PREVIOUS_SERIES -> places.further(-1);
            case ONE_VIEWPORT -> arrange(ViewLayout.grid(1, 1));
            case TWO_VIEWPORTS -> arrange(ViewLayout.grid(2, 1));
            case FOUR_VIEWPORTS -> arrange(ViewLayout.grid(2, 2));
            case NINE_VIEWPORTS -> arrange(ViewLayout.grid(3, 3));
            case LAYOUTS -> layouts();
            case PROTOCOLS -> protocols();
            case PRIORS -> priors();
            case NEXT_PRIOR -> nextPrior();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void layouts() {
        LayoutPicker picker = new LayoutPicker(own, layout -> {
            sheets.close();
            arrange(layout);
        });
        sheets.choice("layout.title", picker, picker::handle);
    }

    private void step(int by) {
        if (!hanging.step(by)) {
            places.further(by);
        }
    }

    private void arrange(ViewLayout layout) {
        hanging.arrangedByHand();
        places.arrange(layout);
    }

    private void protocols() {
        List<MatchingProtocol> matching = hanging.steps().matching();
        if (matching.isEmpty()) {
            places.say(Texts.of("hanging.none"));
            return;
        }
        List<ChoiceList.Choice> choices = matching.stream()
                .map(one -> new ChoiceList.Choice(
                        HangingTexts.name(one.protocol()),
                        Texts.of("hanging.origin." + one.protocol().origin()) + "  ·  "
                                + Texts.of("hanging.score", one.score())))
                .toList();
        int now = hanging.steps().protocol().map(matching::indexOf).orElse(0);
        ChoiceList list = new ChoiceList(choices, now, number -> {
            sheets.close();
            hanging.choose(matching.get(number));
        });
        sheets.choice("hanging.title", list, list::handle);
    }

    private void priors() {
        List<WorklistStudy> known = hanging.priors().known();
        if (known.isEmpty()) {
            sayNoPriors();
            return;
        }
        ChoiceList list = new ChoiceList(PriorWriting.choices(known), 0, number -> {
            sheets.close();
            hanging.showBeside(known.get(number));
        });
        sheets.choice("prior.title", list, list::handle);
        askTheUnasked("prior.more");
    }

    /** None are known of only where every archive could be asked; those that could not are asked again. */
    private void sayNoPriors() {
        if (!askTheUnasked("prior.unasked")) {
            places.say(Texts.of("prior.none"));
        }
    }

    /** Says why archives could not be asked, and asks again. @return false where all could be */
    private boolean askTheUnasked(String saying) {
        List<String> unasked = hanging.priors().unasked();
        if (unasked.isEmpty()) {
            return false;
        }
        places.say(Texts.of(saying, String.join("; ", unasked)));
        hanging.askForPriors();
        return true;
    }

    /** Each press the next one, the most relevant first. */
    private void nextPrior() {
        List<WorklistStudy> known = hanging.priors().known();
        if (known.isEmpty()) {
            sayNoPriors();
        } else {
            int open = hanging.priors().besideNumber();
            hanging.showBeside(known.get((open + 1) % known.size()));
        }
    }
}
