package org.overread.core.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What to run.
 *
 * @param number inputs for each target; empty: each target's usual number
 * @param from number of the first input
 * @param out where failing inputs are kept
 */
record FuzzOptions(List<FuzzTarget> targets, OptionalLong number, long seed, long from, Path out) {
    private static final long SEED = 20261124;

    /** @throws IllegalArgumentException where an option is unknown or its value no good; the message can be shown */
    static FuzzOptions parse(List<String> arguments) {
        List<FuzzTarget> targets = new ArrayList<>();
        OptionalLong number = OptionalLong.empty();
        long seed = SEED;
        long from = 0;
        Path out = Path.of("overread-fuzz");
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(
                        "fuzz [--target NAME]... [--inputs N] [--seed S] [--from N] [--out DIR]");
            }
            String value = rest.next();
            switch (option) {
                case "--target" -> targets.add(target(value));
                case "--inputs" -> number = OptionalLong.of(whole(value));
                case "--seed" -> seed = whole(value);
                case "--from" -> from = whole(value);
                case "--out" -> out = Path.of(value);
                default -> throw new IllegalArgumentException("fuzz has no option " + option);
            }
        }
        return new FuzzOptions(targets.isEmpty() ? FuzzTarget.all() : targets, number, seed, from, out);
    }

    long inputs(FuzzTarget target) {
        return number.orElse(target.usually());
    }

    private static FuzzTarget target(String name) {
        return FuzzTarget.all().stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target " + name + "; there are: "
                        + FuzzTarget.all().stream().map(FuzzTarget::name).collect(Collectors.joining(", "))));
    }

    private static long whole(String text) {
        if (!text.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException("not a whole number: " + text);
        }
        return Long.parseLong(text);
    }
}
