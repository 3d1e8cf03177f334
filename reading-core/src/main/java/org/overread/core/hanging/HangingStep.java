package org.overread.core.hanging;

import java.util.List;

/**
 * One layout with what stands in it.
 *
 * @param cells 1 to 16, in reading order
 * @param priors how many priors must be there; else the step is passed over
 * @param needed cells (from 0) that must have something to show; else the step is passed over
 * @param optional cells (from 0) that are left out where they have nothing to show
 * @param links which cells go together when one of them is scrolled, windowed or zoomed
 */
public record HangingStep(
        String name,
        List<HangingCell> cells,
        int priors,
        List<Integer> needed,
        List<Integer> optional,
        List<CellLink> links) {
    private static final int MOST_CELLS = 16;

    public HangingStep {
        cells = List.copyOf(cells);
        needed = List.copyOf(needed);
        optional = List.copyOf(optional);
        links = List.copyOf(links);
        if (cells.isEmpty() || cells.size() > MOST_CELLS) {
            throw new IllegalArgumentException(cells.size() + " cells");
        }
        requireCells(needed, cells.size());
        requireCells(optional, cells.size());
        for (CellLink link : links) {
            requireCells(link.cells(), cells.size());
        }
    }

    private static void requireCells(List<Integer> numbers, int size) {
        if (numbers.stream().anyMatch(number -> number < 0 || number >= size)) {
            throw new IllegalArgumentException("a cell that the step does not have");
        }
    }
}
