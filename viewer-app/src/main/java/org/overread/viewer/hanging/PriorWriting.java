package org.overread.viewer.hanging;

import java.util.List;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.theme.Texts;

/** Priors as lines to choose from. */
public final class PriorWriting {

    public static List<ChoiceList.Choice> choices(List<WorklistStudy> priors) {
        return priors.stream()
                .map(prior ->
                        new ChoiceList.Choice(title(prior), prior.local() ? Texts.of("prior.here") : prior.source()))
                .toList();
    }

    /** "2019-03-02   CT   CHEST". */
    public static String title(WorklistStudy prior) {
        return HangingTexts.day(prior.date()) + "   " + String.join(" ", prior.modalities()) + "   "
                + prior.description();
    }

    private PriorWriting() {}
}
