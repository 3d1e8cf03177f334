package org.overread.core.presentation;

/** From grey to P-values (PS3.3 C.11.4, C.11.6). */
public sealed interface PresentationLut {

    /** Low values dark, or, inverse, bright. */
    record Shape(boolean inverse) implements PresentationLut {}

    record Table(LookupTable table) implements PresentationLut {}
}
