package org.overread.viewer.station;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.overread.core.review.ReaderIdentity;

/** What one process of the station is started with. */
public record StationOptions(
        Path dataFolder,
        ReaderIdentity reader,
        Duration deadline,
        List<Path> models,
        List<Destination> destinations,
        ImageSources sources,
        InferenceSettings inference,
        ScreenSettings screen) {
    public StationOptions {
        models = List.copyOf(models);
        destinations = List.copyOf(destinations);
    }

    /** Models and the screen as a site has them that has set nothing for them. */
    public StationOptions(
            Path dataFolder,
            ReaderIdentity reader,
            Duration deadline,
            List<Path> models,
            List<Destination> destinations,
            ImageSources sources) {
        this(
                dataFolder,
                reader,
                deadline,
                models,
                destinations,
                sources,
                InferenceSettings.DEFAULT,
                ScreenSettings.STANDARD);
    }

    public static StationOptions of(Path dataFolder, StationSettings settings, ReaderIdentity reader) {
        return new StationOptions(
                dataFolder,
                reader,
                settings.deadline(),
                settings.models(),
                settings.destinations(),
                settings.sources(),
                settings.inference(),
                settings.screen());
    }

    /** With one more destination. */
    public StationOptions with(Destination destination) {
        List<Destination> more = new ArrayList<>(destinations);
        more.add(destination);
        return new StationOptions(dataFolder, reader, deadline, models, more, sources, inference, screen);
    }

    public StationOptions withDeadline(Duration changed) {
        return new StationOptions(dataFolder, reader, changed, models, destinations, sources, inference, screen);
    }
}
