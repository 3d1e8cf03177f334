package org.overread.planted.util;

/** Breaks a house rule on purpose. */
public final class OddsAndEnds {}
