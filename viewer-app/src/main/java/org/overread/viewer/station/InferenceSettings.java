package org.overread.viewer.station;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.overread.ai.model.PackagePolicy;
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
 * @param packages whose model packages are accepted
 * @param operatingPoints where they are not the makers'
 * @param memory what model runs may take of memory; empty for what the process has
 */
public record InferenceSettings(
        Map<String, RolloutPhase> rollout,
        Set<String> monitors,
        long cacheBytes,
        Optional<MemoryBudget> memory,
        PackagePolicy packages,
        SiteOperatingPoints operatingPoints) {
    static final double CACHE_MEGABYTES = 500;

    public static final InferenceSettings DEFAULT = new InferenceSettings(
            Map.of(),
            Set.of(),
            (long) CACHE_MEGABYTES << 20,
            Optional.empty(),
            PackagePolicy.OPEN,
            SiteOperatingPoints.NONE);

    public InferenceSettings {
        rollout = Map.copyOf(rollout);
        monitors = Set.copyOf(monitors);
    }

    /** The phase that the site holds a model in. */
    public RolloutPhase phase(ModelIdentity model) {
        return rollout.getOrDefault(model.id(), RolloutPhase.ASSISTIVE);
    }
}
