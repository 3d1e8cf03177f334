package org.overread.core.finding;

import org.overread.core.inference.ModelIdentity;

/** Who found it. */
public sealed interface FindingOrigin {

    /** A model, in the run named by {@code runUid}. */
    record Model(ModelIdentity model, String runUid) implements FindingOrigin {}

    /** A reader, the AI having missed it. */
    record Reader() implements FindingOrigin {}
}
