package org.overread.core.hanging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.overread.core.hanging.HangingCell.Place;

/** Leaves out the optional cells of a step that have nothing to show: a neighbour as high, else one as wide, takes the room. */
final class OptionalCells {
    private static final double ROUNDING = 1e-6;

    private final HungStep hung;
    private final TreeMap<Integer, Place> kept = new TreeMap<>();

    private OptionalCells(HungStep hung) {
        this.hung = hung;
        for (int i = 0; i < hung.cells().size(); i++) {
            kept.put(i, hung.cells().get(i).cell().place());
        }
    }

    static HungStep leaveOut(HungStep hung) {
        OptionalCells rest = new OptionalCells(hung);
        List<Integer> empty = new ArrayList<>(hung.step().optional().stream()
                .filter(number -> hung.cells().get(number) instanceof HungCell.Missing)
                .toList());
        // one that has no neighbour yet may have one when another has given its room
        while (empty.removeIf(number -> rest.isGivenAway(number, empty))) {}
        return rest.kept.size() == hung.cells().size() ? hung : rest.step();
    }

    private boolean isGivenAway(int number, List<Integer> empty) {
        Place room = kept.get(number);
        Optional<Integer> neighbour = kept.keySet().stream()
                .filter(other -> !empty.contains(other))
                .filter(other -> isOneRoom(room, kept.get(other)))
                .findFirst();
        neighbour.ifPresent(other -> {
            kept.put(other, both(room, kept.get(other)));
            kept.remove(number);
        });
        return neighbour.isPresent();
    }

    private static boolean isOneRoom(Place a, Place b) {
        boolean besides = is(a.y(), b.y())
                && is(a.height(), b.height())
                && (is(a.x() + a.width(), b.x()) || is(b.x() + b.width(), a.x()));
        boolean above = is(a.x(), b.x())
                && is(a.width(), b.width())
                && (is(a.y() + a.height(), b.y()) || is(b.y() + b.height(), a.y()));
        return besides || above;
    }

    private static boolean is(double a, double b) {
        return Math.abs(a - b) < ROUNDING;
    }

    private static Place both(Place a, Place b) {
        double x = Math.min(a.x(), b.x());
        double y = Math.min(a.y(), b.y());
        double right = Math.max(a.x() + a.width(), b.x() + b.width());
        double bottom = Math.max(a.y() + a.height(), b.y() + b.height());
        return new Place(x, y, right - x, bottom - y);
    }

    private HungStep step() {
        HangingStep of = hung.step();
        List<HungCell> cells = kept.entrySet().stream()
                .map(entry -> hung.cells().get(entry.getKey()).at(entry.getValue()))
                .toList();
        List<CellLink> links = of.links().stream()
                .map(link -> new CellLink(numbers(link.cells()), link.aspects()))
                .filter(link -> link.cells().size() > 1)
                .toList();
        return new HungStep(
                new HangingStep(
                        of.name(),
                        cells.stream().map(HungCell::cell).toList(),
                        of.priors(),
                        numbers(of.needed()),
                        numbers(of.optional()),
                        links),
                cells);
    }

    /** The numbers that cells have now, of those that are still there. */
    private List<Integer> numbers(List<Integer> before) {
        List<Integer> order = List.copyOf(kept.keySet());
        return before.stream().filter(kept::containsKey).map(order::indexOf).toList();
    }
}
