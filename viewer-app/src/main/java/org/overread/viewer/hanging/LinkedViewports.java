package org.overread.viewer.hanging;

import java.util.List;
import java.util.Set;
import org.overread.core.hanging.CellLink;
import org.overread.viewer.viewport.Viewport;

/** Viewports of the step on screen that a protocol wants to go together, and in what. */
public record LinkedViewports(List<Viewport> viewports, Set<CellLink.Aspect> aspects) {}
