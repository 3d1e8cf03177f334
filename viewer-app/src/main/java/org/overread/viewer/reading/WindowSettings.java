package org.overread.viewer.reading;

import org.overread.core.review.ReaderIdentity;
import org.overread.findings.panel.PanelSettings;
import org.overread.viewer.viewport.FrameSource;

/**
 * What a reading window is set up with.
 *
 * @param frames where pixels come from; the core's ImageFrameReader in the station
 * @param cacheBytes bound on decoded frames kept in memory
 */
public record WindowSettings(
        FrameSource frames, long cacheBytes, PanelSettings panel, KeyBindings keys, ReaderIdentity reader) {
    private static final long QUARTER_GIBIBYTE = 1L << 28;

    /** Standard panel and keys, 256 MiB of frames. */
    public static WindowSettings standard(FrameSource frames, ReaderIdentity reader) {
        return new WindowSettings(frames, QUARTER_GIBIBYTE, PanelSettings.standard(), KeyBindings.standard(), reader);
    }
}
