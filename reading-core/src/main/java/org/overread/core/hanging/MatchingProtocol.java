package org.overread.core.hanging;

/** A protocol that fits a study. @param score the more the better */
public record MatchingProtocol(HangingProtocol protocol, int score) {}
