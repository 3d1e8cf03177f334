package org.overread.core.segmentation;

/** Where a frame lies in the total pixel matrix of a slide (PS3.3 C.8.12.9): of its first pixel, counted from 1. */
public record TilePosition(int column, int row) {}
