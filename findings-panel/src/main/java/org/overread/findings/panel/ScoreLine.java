package org.overread.findings.panel;

/**
 * What a model says of a whole study, in a line.
 *
 * @param critical whether it must be looked at at once
 */
public record ScoreLine(String text, boolean critical) {}
