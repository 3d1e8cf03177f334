package org.overread.viewer.linking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.scene.Group;
import javafx.scene.text.TextAlignment;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.study.SliceStack;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameFacts;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.ImageText;
import org.overread.viewer.viewport.StackFrame;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/**
 * The other viewports scroll with the active one, all where the reader links them, else those that hang to be scrolled together: to the slice at the same place where both are of one frame of reference,
 * else by as many millimetres as the active one has been scrolled since they were linked. Only parallel slices are linked;
 * each viewport says how it is. Thread: JavaFX.
 */
public final class SynchronisedScrolling {
    /** Cosine of the angle (5°) up to which slices count as parallel. */
    private static final double PARALLEL = Math.cos(Math.toRadians(5));

    /** Slices that are less apart are of one place; mm. */
    private static final double LEAST_APART_MM = 1;

    private static final double SIZE = 13;
    /** Above the scale bar: corner texts reach into the middle of a narrow image's upper edge. */
    private static final double FROM_BOTTOM = 96;

    private final ViewportGrid viewports;
    private final Map<Viewport, ImageText> texts = new LinkedHashMap<>();
    private final Map<Viewport, Anchor> anchors = new LinkedHashMap<>();
    private final Supplier<List<List<Viewport>>> hung;
    private List<List<Viewport>> groups = List.of();
    private boolean on;
    private boolean released;

    /** Where a series stood when it was linked. @param mm along its slices' normal */
    private record Anchor(FrameStack stack, double mm) {}

    /** The slice that a viewport is to show. */
    private record Seen(FrameStack stack, StackFrame frame, ImagePlane plane) {
        static Optional<Seen> in(Viewport viewport) {
            return viewport.stack().flatMap(stack -> {
                StackFrame frame = stack.frame(viewport.view().position());
                return frame.plane().map(plane -> new Seen(stack, frame, plane));
            });
        }

        double mm() {
            return plane.normal().along(new PatientPoint(0, 0, 0), plane.firstPixelCentre());
        }

        PatientPoint middle() {
            FrameFacts facts = frame.facts();
            return plane.toPatient(new ImagePoint(facts.columns() / 2.0, facts.rows() / 2.0));
        }

        /** The frames that are scrolled through with this one. */
        Optional<SliceStack> slices() {
            return stack.series().stacks().stream()
                    .filter(one ->
                            one.slices().stream().anyMatch(slice -> slice.ref().equals(frame.ref())))
                    .findFirst();
        }
    }

    /** @param hung which hang to be scrolled together; the same object until others do */
    public SynchronisedScrolling(ViewportGrid viewports, Supplier<List<List<Viewport>>> hung) {
        this.viewports = viewports;
        this.hung = hung;
        viewports.furnish(viewport -> {
            ImageText text = new ImageText(SIZE, TextAlignment.CENTER);
            texts.put(viewport, text);
            viewport.addLayer(new Group(text));
            viewport.onFrame(painted -> {
                if (viewport == viewports.active() && painted.isPresent()) {
                    follow();
                }
            });
        });
        viewports.onActive(any -> say());
    }

    /** Whether viewports are linked from now on. */
    public boolean toggle() {
        boolean linked = !together().isEmpty();
        on = !linked;
        released = linked;
        anchors.clear();
        if (on) {
            viewports.viewports().forEach(viewport -> anchor(viewport, 0));
        }
        follow();
        return on;
    }

    /** The viewports that scroll with the active one, and it; none where it goes its own way. */
    private List<Viewport> together() {
        List<List<Viewport>> now = hung.get();
        if (now != groups) {
            groups = now;
            released = false;
            anchors.clear();
        }
        if (on) {
            return viewports.viewports();
        }
        return groups.stream()
                .filter(group -> !released && group.contains(viewports.active()))
                .findFirst()
                .orElse(List.of());
    }

    /** How a viewport is linked to the active one; empty where nothing is said. */
    public String said(Viewport viewport) {
        return texts.get(viewport).get();
    }

    private void anchor(Viewport viewport, double sinceThen) {
        Seen.in(viewport).ifPresent(seen -> anchors.put(viewport, new Anchor(seen.stack(), seen.mm() - sinceThen)));
    }

    private void follow() {
        Viewport active = viewports.active();
        List<Viewport> together = together();
        Seen.in(active).filter(seen -> !together.isEmpty()).ifPresent(lead -> {
            if (!isAnchored(active, lead)) {
                anchors.clear();
                anchor(active, 0);
            }
            for (Viewport viewport : together) {
                if (viewport != active) {
                    Seen.in(viewport).ifPresent(seen -> move(viewport, seen, lead));
                }
            }
        });
        say();
    }

    private void move(Viewport viewport, Seen seen, Seen lead) {
        double cosine = seen.plane().normal().dot(lead.plane().normal());
        if (Math.abs(cosine) < PARALLEL) {
            return;
        }
        target(viewport, seen, lead, Math.signum(cosine)).ifPresent(point -> {
            Optional<SliceStack> slices = seen.slices();
            OptionalInt slice = slices.map(stack -> stack.nearest(seen.plane().frameOfReferenceUid(), point))
                    .orElse(OptionalInt.empty());
            if (slice.isPresent()) {
                FrameRef frame = slices.get().slices().get(slice.getAsInt()).ref();
                seen.stack().position(frame).ifPresent(viewport::scrollTo);
            }
        });
    }

    /** The place to go to, in the viewport's own frame of reference. */
    private Optional<PatientPoint> target(Viewport viewport, Seen seen, Seen lead, double sign) {
        if (samePlace(seen, lead)) {
            return Optional.of(lead.middle());
        }
        double since = (lead.mm() - anchors.get(viewports.active()).mm()) * sign;
        if (!isAnchored(viewport, seen)) {
            anchor(viewport, since);
        }
        double wanted = anchors.get(viewport).mm() + since;
        return Optional.of(seen.middle().plus(wanted - seen.mm(), seen.plane().normal()));
    }

    /** Whether a series reaches to the place of the leading slice. */
    private static boolean isThere(Seen seen, Seen lead) {
        double spacing =
                seen.slices().map(slices -> slices.spacingMm().orElse(0)).orElse(0.0);
        return Math.abs(seen.plane().distanceMm(lead.middle())) <= Math.max(spacing, LEAST_APART_MM);
    }

    private boolean isAnchored(Viewport viewport, Seen seen) {
        return anchors.containsKey(viewport) && anchors.get(viewport).stack() == seen.stack();
    }

    private static boolean samePlace(Seen one, Seen other) {
        return one.plane().frameOfReferenceUid().equals(other.plane().frameOfReferenceUid());
    }

    private void say() {
        List<Viewport> together = together();
        texts.forEach((viewport, text) -> {
            text.set(together.contains(viewport) ? link(viewport) : "");
            text.at((viewport.getWidth() - text.width()) / 2, viewport.getHeight() - FROM_BOTTOM);
        });
    }

    private String link(Viewport viewport) {
        Viewport active = viewports.active();
        if (!on && viewport.stack().equals(active.stack())) {
            return "";
        }
        if (viewport == active) {
            return on && viewports.viewports().size() > 1 ? Texts.of("link.leads") : "";
        }
        Optional<Seen> seen = Seen.in(viewport);
        Optional<Seen> lead = Seen.in(active);
        if (seen.isEmpty() || lead.isEmpty()) {
            return viewport.stack().isEmpty() ? "" : Texts.of("link.noPlace");
        }
        double cosine = seen.get().plane().normal().dot(lead.get().plane().normal());
        if (Math.abs(cosine) < PARALLEL) {
            return Texts.of("link.otherOrientation");
        }
        if (samePlace(seen.get(), lead.get())) {
            boolean there = isThere(seen.get(), lead.get());
            // as it hangs is not worth a line over every image
            return there && !on ? "" : Texts.of(there ? "link.byPosition" : "link.beyond");
        }
        Anchor own = anchors.get(viewport);
        Anchor leading = anchors.get(active);
        return own == null || leading == null
                ? ""
                : Texts.of("link.byOffset", Texts.number(own.mm() - leading.mm() * Math.signum(cosine), 1));
    }
}
