package org.overread.viewer.hanging;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.overread.core.hanging.CellLink.Aspect;
import org.overread.core.image.VoiTransformation;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.SeriesView;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** Images that go together: the others follow what the reader changes in the active one. Thread: JavaFX. */
public final class Together {
    private final ViewportGrid viewports;
    private final CellScales scales;
    private final Map<Viewport, Seen> before = new IdentityHashMap<>();
    private List<LinkedViewports> links = List.of();
    private List<List<Viewport>> scrolled = List.of();

    /** @param grey the window that it is seen by, whoever has chosen it */
    private record Seen(FrameStack stack, SeriesView view, Optional<VoiTransformation> grey) {}

    Together(ViewportGrid viewports, CellScales scales) {
        this.viewports = viewports;
        this.scales = scales;
        viewports.furnish(viewport -> viewport.onFrame(frame -> changed(viewport)));
    }

    /** From now on these go together, and no others; none: each goes its own way. */
    void link(List<LinkedViewports> now) {
        links = List.copyOf(now);
        scrolled = links.stream()
                .filter(link -> link.aspects().contains(Aspect.SCROLL))
                .map(LinkedViewports::viewports)
                .toList();
        before.clear();
    }

    /** Which scroll together; the same object until others do. */
    public List<List<Viewport>> scrolled() {
        return scrolled;
    }

    /** An image and those that follow its window or zoom. */
    List<Viewport> group(Viewport viewport) {
        return links.stream()
                .filter(link -> link.viewports().contains(viewport))
                .filter(link ->
                        link.aspects().contains(Aspect.WINDOW) || link.aspects().contains(Aspect.ZOOM))
                .map(LinkedViewports::viewports)
                .findFirst()
                .orElse(List.of(viewport));
    }

    /** How they look now is nothing that others follow. */
    void take(List<Viewport> all) {
        all.forEach(this::note);
    }

    /** @return how it was noted before */
    private Optional<Seen> note(Viewport viewport) {
        Optional<Seen> last = Optional.ofNullable(before.remove(viewport));
        viewport.stack().ifPresent(stack -> before.put(viewport, new Seen(stack, viewport.view(), grey(viewport))));
        return last;
    }

    static Optional<VoiTransformation> grey(Viewport viewport) {
        return viewport.view()
                .presentation()
                .window()
                .or(() -> viewport.painted().flatMap(PaintedFrame::window));
    }

    private void changed(Viewport viewport) {
        if (links.isEmpty()) {
            return;
        }
        Optional<Seen> last = note(viewport);
        if (viewport == viewports.active()) {
            last.filter(seen ->
                            viewport.stack().filter(now -> now == seen.stack()).isPresent())
                    .ifPresent(seen -> follow(viewport, seen));
        }
    }

    private void follow(Viewport lead, Seen was) {
        WindowFollowing window = new WindowFollowing(lead, was.view().presentation(), was.grey());
        if (window.isChange()) {
            others(lead, Aspect.WINDOW, other -> other.present(shown -> window.over(other, shown)));
        }
        ZoomFollowing.of(lead, was.view(), scales)
                .ifPresent(zoom -> others(lead, Aspect.ZOOM, other -> other.look(look -> zoom.over(other, look))));
    }

    private void others(Viewport lead, Aspect aspect, Consumer<Viewport> each) {
        links.stream()
                .filter(link -> link.aspects().contains(aspect))
                .filter(link -> link.viewports().contains(lead))
                .flatMap(link -> link.viewports().stream())
                .filter(other -> other != lead && other.stack().isPresent())
                .distinct()
                .forEach(each);
    }
}
