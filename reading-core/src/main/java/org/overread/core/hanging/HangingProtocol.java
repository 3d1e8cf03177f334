package org.overread.core.hanging;

import java.util.List;

/**
 * How studies of a kind are put on the screen, step by step.
 *
 * @param id by which a site's or a reader's own protocol takes the place of a shipped one
 * @param criteria which studies it is for
 * @param steps at least one
 * @param origin where it was read from, for the reader
 */
public record HangingProtocol(String id, String name, StudyCriteria criteria, List<HangingStep> steps, Origin origin) {

    /** Later ones take the place of earlier ones with the same id, and go first among equals. */
    public enum Origin {
        SHIPPED,
        SITE,
        READER
    }

    public HangingProtocol {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("no steps");
        }
    }
}
