package org.overread.core.inference;

/** On what terms a model's results reach readers: the site's phase and the model's mode. */
public record ReleaseTerms(RolloutPhase phase, ReadingMode mode) {
    /** Shown as soon as they are there. */
    public static final ReleaseTerms AT_ONCE = new ReleaseTerms(RolloutPhase.ASSISTIVE, ReadingMode.CONCURRENT);

    /** Whether nothing may reach a reader. */
    public boolean silent() {
        return phase == RolloutPhase.SILENT;
    }
}
