package org.overread.ai.onnx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How many operators a model has once the functions that it brings along are put in the place of their calls. */
final class FunctionExpansion {
    static final String MAIN = "";

    private final Map<String, Map<String, Integer>> calls = new HashMap<>();
    private final Map<String, String> scopes = new HashMap<>();
    private final Set<String> domains = new HashSet<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    void used(String scope, String domain, String operator) {
        calls.computeIfAbsent(scope, any -> new HashMap<>()).merge(domain + "\n" + operator, 1, Integer::sum);
    }

    void defined(String domain, String name, String scope) {
        domains.add(domain);
        scopes.put(domain + "\n" + name, scope);
    }

    Set<String> domains() {
        return domains;
    }

    Optional<String> fault(long most) {
        return size(MAIN, most) > most
                ? Optional.of(
                        "the model's functions call each other in a circle, or make more than " + most + " operators")
                : Optional.empty();
    }

    /** Above {@code most} for what is larger, and for circles. */
    private long size(String scope, long most) {
        Long known = sizes.get(scope);
        if (known != null) {
            return known;
        }
        if (!open.add(scope) || open.size() > 100) {
            return most + 1;
        }
        long size = 0;
        for (Map.Entry<String, Integer> call :
                calls.getOrDefault(scope, Map.of()).entrySet()) {
            String function = scopes.get(call.getKey());
            long each = function == null ? 1 : size(function, most);
            size = Math.min(most + 1, size + each * call.getValue());
        }
        open.remove(scope);
        sizes.put(scope, size);
        return size;
    }
}
