package org.overread.core.hanging;

import java.util.List;
import java.util.Set;

/** A hint that cells (numbered from 0) of a step go together in what is named. */
public record CellLink(List<Integer> cells, Set<Aspect> aspects) {

    /** What cells may have in common. */
    public enum Aspect {
        SCROLL,
        WINDOW,
        ZOOM
    }

    public CellLink {
        cells = List.copyOf(cells);
        aspects = Set.copyOf(aspects);
    }
}
