package org.overread.viewer.hanging;

import java.util.Optional;
import org.overread.core.image.VoiTransformation;
import org.overread.core.image.VoiWindow;
import org.overread.viewer.viewport.Presentation;
import org.overread.viewer.viewport.Viewport;

/**
 * A change of an image's window, made on others: the same window where values mean the same (HU) or both had the same one, else one
 * that is as much wider and as much of its width higher, since other modalities state values in units of each image's own.
 *
 * @param was how the leading image was to be seen before
 * @param from the window that it was seen by, whoever had chosen it
 */
record WindowFollowing(Viewport lead, Presentation was, Optional<VoiTransformation> from) {

    boolean isChange() {
        return windowChanged() || inversionChanged();
    }

    private Presentation now() {
        return lead.view().presentation();
    }

    private boolean windowChanged() {
        return !was.window().equals(now().window());
    }

    private boolean inversionChanged() {
        return was.inverted() != now().inverted();
    }

    Presentation over(Viewport other, Presentation shown) {
        Presentation grey = inversionChanged() && shown.inverted() != now().inverted() ? shown.invert() : shown;
        return windowChanged() ? window(other).map(grey::with).orElse(grey) : grey;
    }

    private Optional<VoiTransformation> window(Viewport other) {
        Optional<VoiTransformation> own = Together.grey(other);
        return Hounsfield.in(lead) && Hounsfield.in(other) || own.equals(from)
                ? now().window()
                : own.flatMap(window ->
                        from.flatMap(before -> now().window().map(after -> moved(window, before, after))));
    }

    static VoiTransformation moved(VoiTransformation own, VoiTransformation from, VoiTransformation to) {
        if (own instanceof VoiWindow window && from instanceof VoiWindow before && to instanceof VoiWindow after) {
            double least = window.function() == VoiWindow.Function.LINEAR ? 1 : Double.MIN_NORMAL;
            double width = Math.max(least, window.width() * after.width() / before.width());
            double centre = window.center() + (after.center() - before.center()) * window.width() / before.width();
            return new VoiWindow(centre, width, window.function(), "");
        }
        return own;
    }
}
