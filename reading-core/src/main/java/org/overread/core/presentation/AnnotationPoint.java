package org.overread.core.presentation;

/** A point of an annotation, x to the right (columns), y down (rows), in its {@link AnnotationUnits}. */
public record AnnotationPoint(double x, double y) {}
