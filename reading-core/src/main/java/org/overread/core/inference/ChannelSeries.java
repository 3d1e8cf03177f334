package org.overread.core.inference;

/**
 * Which series a channel of a model was given.
 *
 * @param channel as the model's package calls it
 * @param title of the series, for a line: "MR 5"
 * @param fitting how many series of the study fit the channel; of several, this one was chosen by rule
 */
public record ChannelSeries(String channel, String seriesInstanceUid, String title, int fitting) {}
