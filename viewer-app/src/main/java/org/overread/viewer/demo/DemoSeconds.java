package org.overread.viewer.demo;

/**
 * Seconds from the start of the process: until the study's files were read, until its first image was on screen, until
 * the last delivery; {@code inference} alone is how long the models ran.
 */
public record DemoSeconds(double ingest, double firstImage, double inference, double total) {}
