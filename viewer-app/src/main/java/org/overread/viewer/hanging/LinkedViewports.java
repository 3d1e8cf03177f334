package org.overread.viewer.hanging;

import java.util.List;
import java.util.Set;
import org.overread.core.hanging.CellLink;
import org.overread.viewer.viewport.Viewport;

/** Viewports that go together, and in what. */
record LinkedViewports(List<Viewport> viewports, Set<CellLink.Aspect> aspects) {}
