package org.overread.viewer.reading;

import org.overread.core.review.ReaderIdentity;
import org.overread.findings.panel.PanelSettings;
import org.overread.viewer.hanging.HangingSources;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameSource;
import org.overread.viewer.viewport.ViewSettings;

/**
 * What a reading window is set up with.
 *
 * @param frames where pixels come from; the core's ImageFrameReader in the station
 * @param cacheBytes bound on decoded frames kept in memory
 */
public record WindowSettings(
        FrameSource frames,
        long cacheBytes,
        PanelSettings panel,
        KeyBindings keys,
        ReaderIdentity reader,
        ScreenPreferences preferences,
        ViewSettings view,
        HangingSources hanging) {
    /** The rest of the heap is for the frames being decoded, the volumes of models, and all else. */
    private static final double SHARE_OF_HEAP = 0.4;

    /** Standard panel and keys, and frames in two fifths of the heap. */
    public static WindowSettings standard(FrameSource frames, ReaderIdentity reader) {
        return new WindowSettings(
                frames,
                (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP),
                PanelSettings.standard(Texts.language()),
                KeyBindings.standard(),
                reader,
                ScreenPreferences.UNKEPT,
                ViewSettings.NONE,
                HangingSources.none());
    }

    /** With hanging protocols and priors. */
    public WindowSettings with(HangingSources sources) {
        return new WindowSettings(frames, cacheBytes, panel, keys, reader, preferences, view, sources);
    }

    /** The same with the keys and preferences of a site and reader. */
    public WindowSettings with(KeyBindings changed, ScreenPreferences kept) {
        return new WindowSettings(frames, cacheBytes, panel, changed, reader, kept, view, hanging);
    }

    /** The same with what a site has set about showing images. */
    public WindowSettings with(ViewSettings site) {
        return new WindowSettings(frames, cacheBytes, panel, keys, reader, preferences, site, hanging);
    }

    /** The same with a panel set otherwise. */
    public WindowSettings with(PanelSettings changed) {
        return new WindowSettings(frames, cacheBytes, changed, keys, reader, preferences, view, hanging);
    }
}
