package org.overread.viewer.station;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.overread.core.inference.InferenceQueue;
import org.overread.core.inference.MemoryBudget;
import org.overread.core.inference.RolloutPhase;

/** Reads what {@code settings.json} says of running models. */
final class InferenceSettingsReader {
    private static final Set<String> KNOWN = Set.of(
            "rollout",
            "monitors",
            "resultCacheMegabytes",
            "engineMegabytes",
            "heapMegabytes",
            "nativeMegabytes",
            "packages",
            "operatingPoints",
            "abandonSeconds",
            "quietSeconds",
            "triage");
    private static final double MOST_MEGABYTES = 10_000_000;
    private static final double MOST_SECONDS = 86_400;

    static InferenceSettings read(SettingsNode root) throws SettingsException {
        Optional<SettingsNode> child = root.child("inference");
        if (child.isEmpty()) {
            return InferenceSettings.DEFAULT;
        }
        SettingsNode inference = child.get().expect(KNOWN);
        return new InferenceSettings(
                rollout(inference),
                monitors(inference),
                bytes(inference, "resultCacheMegabytes", InferenceSettings.CACHE_MEGABYTES),
                bytes(inference, "engineMegabytes", InferenceSettings.ENGINE_MEGABYTES),
                memory(inference),
                PackageSettingsReader.policy(inference),
                PackageSettingsReader.operatingPoints(inference),
                seconds(inference, "abandonSeconds", InferenceQueue.ABANDON_AFTER),
                seconds(inference, "quietSeconds", InferenceSettings.QUIET),
                inference.flag("triage"));
    }

    private static Map<String, RolloutPhase> rollout(SettingsNode inference) throws SettingsException {
        Map<String, RolloutPhase> phases = new HashMap<>();
        Optional<SettingsNode> rollout = inference.child("rollout");
        if (rollout.isPresent()) {
            for (String model : rollout.get().names()) {
                phases.put(model, phase(rollout.get(), model));
            }
        }
        return phases;
    }

    private static RolloutPhase phase(SettingsNode rollout, String model) throws SettingsException {
        String word = rollout.text(model);
        return Arrays.stream(RolloutPhase.values())
                .filter(phase -> word(phase).equals(word))
                .findFirst()
                .orElseThrow(() -> rollout.refused(rollout.named(model) + " is none of "
                        + Arrays.stream(RolloutPhase.values())
                                .map(InferenceSettingsReader::word)
                                .collect(Collectors.joining(", "))));
    }

    private static Set<String> monitors(SettingsNode inference) throws SettingsException {
        Set<String> ids = new HashSet<>();
        for (SettingsNode id : inference.array("monitors", "monitor")) {
            ids.add(id.asText());
        }
        return ids;
    }

    private static Optional<MemoryBudget> memory(SettingsNode inference) throws SettingsException {
        if (inference.child("heapMegabytes").isEmpty()
                && inference.child("nativeMegabytes").isEmpty()) {
            return Optional.empty();
        }
        MemoryBudget usual = MemoryBudget.ofThisProcess();
        return Optional.of(new MemoryBudget(
                bytes(inference, "heapMegabytes", usual.heapBytes() / (double) (1 << 20)),
                bytes(inference, "nativeMegabytes", usual.nativeBytes() / (double) (1 << 20))));
    }

    private static long bytes(SettingsNode inference, String name, double otherwise) throws SettingsException {
        return Math.round(inference.number(name, otherwise, MOST_MEGABYTES) * (1 << 20));
    }

    private static Duration seconds(SettingsNode inference, String name, Duration otherwise) throws SettingsException {
        double seconds = inference.number(name, otherwise.toMillis() / 1000.0, MOST_SECONDS);
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static String word(RolloutPhase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private InferenceSettingsReader() {}
}
