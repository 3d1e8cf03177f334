package org.overread.viewer.station;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.overread.ai.model.PackagePolicy;
import org.overread.core.inference.InferenceQueue;
import org.overread.core.inference.MemoryBudget;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.RolloutPhase;
import org.overread.core.inference.SiteOperatingPoints;

/**
 * What a site sets for the models that it runs.
 *
 * @param rollout the phase of each model, by the id of its package; one that is not named is assistive
 * @param monitors ids of the readers who may see what silent models give
 * @param cacheBytes what results of earlier runs may take of the disk
 * @param engineBytes what engines built for this machine may take of the disk
 * @param packages whose model packages are accepted
 * @param operatingPoints where they are not the makers'
 * @param memory what model runs may take of memory; empty for what the process has
 * @param abandonAfter how long a model may work on a series before it is given up
 * @param quiet after how long without a new image a study that comes bit by bit counts as complete
 * @param triage whether models run on studies of the worklist that nobody has opened yet
 */
public record InferenceSettings(
        Map<String, RolloutPhase> rollout,
        Set<String> monitors,
        long cacheBytes,
        long engineBytes,
        Optional<MemoryBudget> memory,
        PackagePolicy packages,
        SiteOperatingPoints operatingPoints,
        Duration abandonAfter,
        Duration quiet,
        boolean triage) {
    static final double CACHE_MEGABYTES = 500;
    static final double ENGINE_MEGABYTES = 2000;
    static final Duration QUIET = Duration.ofSeconds(60);

    public static final InferenceSettings DEFAULT = new InferenceSettings(
            Map.of(),
            Set.of(),
            (long) CACHE_MEGABYTES << 20,
            (long) ENGINE_MEGABYTES << 20,
            Optional.empty(),
            PackagePolicy.OPEN,
            SiteOperatingPoints.NONE,
            InferenceQueue.ABANDON_AFTER,
            QUIET,
            false);

    public InferenceSettings {
        rollout = Map.copyOf(rollout);
        monitors = Set.copyOf(monitors);
    }

    /** The phase that the site holds a model in. */
    public RolloutPhase phase(ModelIdentity model) {
        return rollout.getOrDefault(model.id(), RolloutPhase.ASSISTIVE);
    }
}
