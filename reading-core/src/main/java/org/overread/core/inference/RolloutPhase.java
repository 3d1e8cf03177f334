package org.overread.core.inference;

/** How far a site has let a model into its reading. */
public enum RolloutPhase {
    /** It runs for monitoring; nothing that it says reaches a reader by any way out (invariant I4). */
    SILENT,
    /** Its findings are shown, and the site watches how readers take them. */
    ASSISTIVE,
    /** Its findings are shown as a matter of course. */
    SCALED,
    /** It is not run. */
    SUSPENDED
}
