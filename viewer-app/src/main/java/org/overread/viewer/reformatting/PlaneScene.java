package org.overread.viewer.reformatting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientAxes;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VoiTransformation;
import org.overread.core.image.VoiWindow;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.reformat.Slab;
import org.overread.core.study.Series;
import org.overread.core.study.SliceStack;
import org.overread.viewer.viewport.ColourPalette;
import org.overread.viewer.viewport.FrameFacts;
import org.overread.viewer.viewport.PlaneRequest;
import org.overread.viewer.viewport.Presentation;
import org.overread.viewer.viewport.PriorLabel;
import org.overread.viewer.viewport.SitePreset;
import org.overread.viewer.viewport.WindowPreset;

/** What all planes of an MPR share: the volume, the crosshair, the slab and how values become grey. Thread: JavaFX. */
public final class PlaneScene {
    /**
     * Who is looked at.
     *
     * @param marks of the volume's own frames, as the reader wants to see them now
     * @param prior what is said where it is an earlier study's
     */
    record Source(
            Series series,
            VolumeLoading.Loaded volume,
            FrameFacts facts,
            PlaneMarks marks,
            Optional<PriorLabel> prior) {}

    private final Source source;
    private final VolumeBounds bounds;
    private final Map<FrameRef, ImagePlane> planes = new HashMap<>();
    private final VoiTransformation firstWindow;
    private Crosshair crosshair;
    private Slab slab = Slab.NONE;
    private VoiTransformation window;
    private boolean inverted;
    private Optional<ColourPalette> palette = Optional.empty();

    PlaneScene(Source source, VoiTransformation window, boolean inverted) {
        this.source = source;
        this.bounds = new VolumeBounds(source.volume().shades().grid());
        this.crosshair = Crosshair.at(bounds.middle());
        source.volume().stack().slices().forEach(slice -> planes.put(slice.ref(), slice.plane()));
        this.firstWindow = window;
        this.window = window;
        this.inverted = inverted;
    }

    public Crosshair crosshair() {
        return crosshair;
    }

    public Slab slab() {
        return slab;
    }

    VolumeBounds bounds() {
        return bounds;
    }

    Series series() {
        return source.series();
    }

    FrameFacts facts() {
        return source.facts();
    }

    String frameOfReferenceUid() {
        return bounds.grid().frameOfReferenceUid();
    }

    /** What is said where it is an earlier study's. */
    public Optional<PriorLabel> prior() {
        return source.prior();
    }

    PlaneMarks marks() {
        return source.marks();
    }

    /** Of the number keys. @param site the site's own */
    public List<VoiTransformation> presets(List<SitePreset> site) {
        return WindowPreset.of(source.series(), source.facts(), site);
    }

    /** Whether a frame is a slice of the volume. */
    public boolean isOfVolume(FrameRef frame) {
        return planes.containsKey(frame);
    }

    /** Where a slice of the volume lies. */
    Optional<ImagePlane> planeOf(FrameRef frame) {
        return Optional.ofNullable(planes.get(frame));
    }

    /** The slice of the volume that is nearest to the point looked at. */
    public Optional<FrameRef> nearestSlice() {
        SliceStack stack = source.volume().stack();
        OptionalInt nearest = stack.nearest(bounds.grid().frameOfReferenceUid(), crosshair.centre());
        return nearest.isPresent()
                ? Optional.of(stack.slices().get(nearest.getAsInt()).ref())
                : Optional.empty();
    }

    String unit() {
        return source.volume().unit();
    }

    PatientAxes axes() {
        return source.volume().stack().slices().getFirst().plane().axes();
    }

    VoiTransformation window() {
        return window;
    }

    boolean inverted() {
        return inverted;
    }

    void crosshair(Crosshair now) {
        crosshair = now;
    }

    void slab(Slab now) {
        slab = now;
    }

    void window(VoiTransformation now) {
        window = now;
    }

    /** Whether equal values mean the same in both. */
    boolean measuresLike(PlaneScene other) {
        return unit().equals("HU") && other.unit().equals("HU");
    }

    /** Turned, as thick and, where values mean the same, as grey as another one; the point looked at is its own. */
    void like(PlaneScene other, PatientPoint centre) {
        crosshair = new Crosshair(centre, other.crosshair.planes());
        slab = other.slab;
        if (measuresLike(other)) {
            window = other.window;
            inverted = other.inverted;
            palette = other.palette;
        }
    }

    /** In the colours that come next, as on images. */
    void nextPalette() {
        palette = new Presentation(Optional.of(window), inverted, true, palette, Optional.empty())
                .nextPalette()
                .palette();
    }

    void invert() {
        inverted = !inverted;
    }

    /** All but the point looked at as at first. */
    void reset() {
        crosshair = Crosshair.at(crosshair.centre());
        slab = Slab.NONE;
        window = firstWindow;
        inverted = false;
        palette = Optional.empty();
    }

    PlaneRequest request(long number, ReformatPlane plane) {
        return new PlaneRequest(
                number,
                source.volume().shades(),
                plane,
                source.facts(),
                window,
                inverted,
                palette,
                source.marks().layer(),
                List.of());
    }

    /**
     * What the picture shows at a point of its plane: of a slab the value projected there.
     *
     * @return empty outside of the volume, and in padding
     */
    Optional<Readout> value(PlaneRequest seen, PatientPoint at) {
        ReformatPlane plane = seen.plane();
        PatientPoint onPlane = at.plus(-plane.distanceMm(at), plane.normal());
        ReformatPlane there = new ReformatPlane(
                plane.frameOfReferenceUid(), onPlane, plane.across(), plane.down(), 1, 1, 1, plane.slab());
        return Optional.of(new Readout(
                onPlane,
                number(seen.volume().sample(there)[0]),
                source.volume()
                        .measured()
                        .flatMap(measured -> number(measured.values().sample(there)[0]).stream()
                                .mapToObj(value -> new Measure(measured.quantity(), value, measured.unit()))
                                .findFirst())));
    }

    private static OptionalDouble number(float value) {
        return Float.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** @param value in modality units; {@code measured} where that is said in others: SUV, real world values */
    record Readout(PatientPoint at, OptionalDouble value, Optional<Measure> measured) {}

    /** A number with what it is. */
    record Measure(CodedConcept quantity, double value, Unit unit) {}

    /** The usual window where the series brings none: the values' own range in the middle slice. */
    static VoiTransformation rangeOf(VolumeLoading.Loaded loaded) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < loaded.middle().rows(); row++) {
            for (int column = 0; column < loaded.middle().columns(); column++) {
                double value = loaded.shades()
                        .atVoxel(column, row, loaded.shades().grid().slices() / 2);
                least = value < least ? value : least;
                greatest = value > greatest ? value : greatest;
            }
        }
        if (least > greatest) {
            return new VoiWindow(0.5, 1, "");
        }
        return new VoiWindow(
                (least + greatest) / 2, Math.max(1e-9, greatest - least), VoiWindow.Function.LINEAR_EXACT, "");
    }
}
