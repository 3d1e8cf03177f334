package org.overread.ai.model;

import java.util.ArrayList;
import java.util.List;

/** Collects what rules of a manifest are not held, by the place in it. */
final class RuleFaults {
    private final List<Fault> faults = new ArrayList<>();

    void require(boolean holds, String at, String why) {
        if (!holds) {
            faults.add(new Fault(at, why));
        }
    }

    void ascending(List<Double> ends, String at) {
        require(ends.isEmpty() || ends.getFirst() < ends.getLast(), at, "does not ascend");
    }

    List<Fault> all() {
        return List.copyOf(faults);
    }
}
