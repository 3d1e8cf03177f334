package org.overread.core.inference;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.study.Series;

/**
 * What a run is given of a study.
 *
 * @param series the one that results lie on: the model's first or only channel
 * @param beside a series for each further channel, in the model's order; empty for a model of one series
 * @param obstacle why the study has not what the further channels need; nothing is run then
 */
public record RunInput(Series series, List<Channel> beside, Optional<RunReason> obstacle) {

    /** A series beside the first one. @param place as it is recorded */
    public record Channel(ChannelSeries place, Series series) {}

    public RunInput {
        beside = List.copyOf(beside);
    }

    /** Of a model of one series. */
    public static RunInput of(Series series) {
        return new RunInput(series, List.of(), Optional.empty());
    }

    /** All of them, the first one first. */
    public List<Series> all() {
        return Stream.concat(Stream.of(series), beside.stream().map(Channel::series))
                .toList();
    }

    /** What is recorded of the further channels. */
    public List<ChannelSeries> places() {
        return beside.stream().map(Channel::place).toList();
    }
}
