package org.overread.viewer.worklist;

import java.util.List;
import org.overread.core.worklist.WorklistStudy;

/**
 * How an archive stands to the present search.
 *
 * @param why it failed; else empty
 */
public record ArchiveAnswer(String archive, State state, List<WorklistStudy> found, String why) {

    /** How far it is. */
    public enum State {
        /** The search is too wide for an archive. */
        NOT_ASKED,
        SEARCHING,
        FOUND,
        FAILED
    }

    public ArchiveAnswer {
        found = List.copyOf(found);
    }

    static ArchiveAnswer of(String archive, State state) {
        return new ArchiveAnswer(archive, state, List.of(), "");
    }
}
