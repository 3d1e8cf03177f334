package org.overread.viewer.viewport;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.image.VoiTransformation;

/**
 * How values become grey, and what lies over them.
 *
 * @param window empty where neither file nor reader has chosen one: the series' {@link AutomaticWindows} show it then
 * @param inverted whether the reader asked for the opposite of what the photometric interpretation says
 * @param overlays whether the image's own overlays (60xx) are shown
 * @param palette the colours that grey levels are shown in, where the reader asked for some
 * @param state the presentation state chosen for the view; it holds on the frames that it is for
 */
public record Presentation(
        Optional<VoiTransformation> window,
        boolean inverted,
        boolean overlays,
        Optional<ColourPalette> palette,
        Optional<ShownState> state) {

    /** Grey, with the image's own overlays. */
    public Presentation(Optional<VoiTransformation> window, boolean inverted) {
        this(window, inverted, true, Optional.empty(), Optional.empty());
    }

    public Presentation with(VoiTransformation chosen) {
        return new Presentation(Optional.of(chosen), inverted, overlays, palette, state.map(ShownState::windowed));
    }

    public Presentation invert() {
        return new Presentation(window, !inverted, overlays, palette, state);
    }

    public Presentation toggleOverlays() {
        return new Presentation(window, inverted, !overlays, palette, state);
    }

    /** In the colours that come next: of grey the first palette, of the last palette grey. */
    public Presentation nextPalette() {
        List<ColourPalette> all = ColourPalette.wellKnown();
        int next = palette.map(all::indexOf).orElse(-1) + 1;
        return new Presentation(
                window, inverted, overlays, next < all.size() ? Optional.of(all.get(next)) : Optional.empty(), state);
    }

    /** As a presentation state has it, and as nothing else has been chosen. */
    public Presentation as(ShownState chosen) {
        return new Presentation(Optional.empty(), false, overlays, Optional.empty(), Optional.of(chosen));
    }

    /** Without any presentation state. */
    public Presentation asStored() {
        return new Presentation(window, inverted, overlays, palette, Optional.empty());
    }

    /** The presentation state that a frame is shown by. */
    public Optional<ShownState> state(FrameRef frame) {
        return state.flatMap(chosen -> chosen.on(frame));
    }
}
