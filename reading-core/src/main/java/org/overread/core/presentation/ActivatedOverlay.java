package org.overread.core.presentation;

/** An overlay that is shown, on a layer: of the state or, where it has none of that group, of the image. {@code group}: 0x6000 … */
public record ActivatedOverlay(int group, String layer) {}
