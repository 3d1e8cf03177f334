package org.overread.viewer.viewport;

/**
 * What is said of images of an earlier study.
 *
 * @param which that it is one, with its date and age
 * @param differing in what it contradicts the study being read about whose it is; empty where it does not
 */
public record PriorLabel(String which, String differing) {}
