package org.overread.viewer.demo;

/** How long the parts of a demo took, seconds. {@code ingest}: the files read; {@code firstImage}: from start to picture. */
public record DemoSeconds(double ingest, double firstImage, double inference, double total) {}
