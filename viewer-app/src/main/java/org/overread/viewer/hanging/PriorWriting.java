package org.overread.viewer.hanging;

import java.util.List;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.theme.Texts;

/** Priors as lines to choose from. */
public final class PriorWriting {

    public static List<ChoiceList.Choice> choices(List<WorklistStudy> priors) {
        return priors.stream()
                .map(prior -> new ChoiceList.Choice(
                        HangingTexts.day(prior.date()) + "   " + String.join(" ", prior.modalities()) + "   "
                                + prior.description(),
                        prior.local() ? Texts.of("prior.here") : prior.source()))
                .toList();
    }

    private PriorWriting() {}
}
