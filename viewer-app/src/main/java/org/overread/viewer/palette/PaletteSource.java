package org.overread.viewer.palette;

import java.util.List;

/** Gives entries to the command palette, asked each time it opens: commands, presets, series, protocols … Thread: JavaFX. */
@FunctionalInterface
public interface PaletteSource {
    List<PaletteEntry> entries();
}
