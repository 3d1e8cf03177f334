package org.overread.viewer.station;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.review.ReaderIdentity;

/**
 * What a site or user has set, from their settings files; everything has a default.
 *
 * @param reader empty where not configured: the OS account is used
 * @param deadline how long after the study is complete AI results are waited for
 * @param models model packages beside the shipped one
 */
public record StationSettings(
        Optional<ReaderIdentity> reader,
        Duration deadline,
        List<Path> models,
        List<Destination> destinations,
        ImageSources sources,
        InferenceSettings inference,
        ScreenSettings screen) {

    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    public static final StationSettings DEFAULTS = new StationSettings(
            Optional.empty(),
            DEFAULT_DEADLINE,
            List.of(),
            List.of(),
            ImageSources.DEFAULT,
            InferenceSettings.DEFAULT,
            ScreenSettings.STANDARD);

    public StationSettings {
        models = List.copyOf(models);
        destinations = List.copyOf(destinations);
    }

    /** With packages that were installed in the data folder. */
    StationSettings with(List<Path> installed) {
        List<Path> all = new ArrayList<>(models);
        all.addAll(installed);
        return new StationSettings(reader, deadline, all, destinations, sources, inference, screen);
    }
}
