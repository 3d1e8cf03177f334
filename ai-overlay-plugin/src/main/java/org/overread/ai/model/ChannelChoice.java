package org.overread.ai.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.overread.core.inference.ChannelSeries;
import org.overread.core.inference.RunInput;
import org.overread.core.inference.RunReason;
import org.overread.core.study.Series;
import org.overread.core.study.Study;

/**
 * Chooses a series for each further channel of a model. In the order of the channels each takes, of those that fit it and no
 * channel has, the one with the most images, then the one of the lowest Series Number, then of the first UID. A channel that
 * finds all that fit it taken is given one whose channel has another to go to.
 */
record ChannelChoice(ModelManifest manifest) {
    private static final Comparator<Series> BEST_FIRST = Comparator.comparing(Series::frames)
            .reversed()
            .thenComparing(series -> series.number().orElse(Integer.MAX_VALUE))
            .thenComparing(Series::seriesInstanceUid);

    /** @param first the series of the first channel */
    RunInput of(Series first, Study study) {
        List<ModelChannel> channels = manifest.input().beside();
        List<List<Series>> fitting = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            ChannelFit fit = new ChannelFit(channels.get(i), manifest.input(), first);
            List<Series> others = others(first, study);
            fitting.add(others.stream()
                    .filter(series -> fit.obstacles(series).isEmpty())
                    .toList());
            if (fitting.getLast().isEmpty()) {
                return without(first, i, fit.whyNone(others));
            }
        }
        return assigned(first, fitting);
    }

    private static List<Series> others(Series first, Study study) {
        return study.series().stream()
                .filter(series -> series.frames() > 0)
                .filter(series -> !series.seriesInstanceUid().equals(first.seriesInstanceUid()))
                .sorted(BEST_FIRST)
                .toList();
    }

    private RunInput assigned(Series first, List<List<Series>> fitting) {
        Map<String, Integer> taken = new HashMap<>();
        for (int channel = 0; channel < fitting.size(); channel++) {
            if (!take(channel, fitting, taken, new HashSet<>())) {
                return without(first, channel, RunReason.of(RunReason.Code.ALL_TAKEN));
            }
        }
        List<RunInput.Channel> beside = new ArrayList<>();
        for (int channel = 0; channel < fitting.size(); channel++) {
            int number = channel;
            Series given = fitting.get(channel).stream()
                    .filter(series -> taken.getOrDefault(series.seriesInstanceUid(), -1) == number)
                    .findFirst()
                    .orElseThrow();
            beside.add(new RunInput.Channel(
                    new ChannelSeries(
                            manifest.channelName(channel + 1),
                            given.seriesInstanceUid(),
                            given.title(),
                            fitting.get(channel).size()),
                    given));
        }
        return new RunInput(first, beside, Optional.empty());
    }

    private static boolean take(
            int channel, List<List<Series>> fitting, Map<String, Integer> taken, Set<String> asked) {
        for (Series series : fitting.get(channel)) {
            if (taken.putIfAbsent(series.seriesInstanceUid(), channel) == null) {
                return true;
            }
        }
        for (Series series : fitting.get(channel)) {
            String uid = series.seriesInstanceUid();
            if (asked.add(uid) && take(taken.get(uid), fitting, taken, asked)) {
                taken.put(uid, channel);
                return true;
            }
        }
        return false;
    }

    private RunInput without(Series first, int channel, RunReason why) {
        return new RunInput(
                first,
                List.of(),
                Optional.of(RunReason.of(RunReason.Code.CHANNEL, manifest.channelName(channel + 1), why)));
    }
}
