package org.overread.viewer.reformatting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
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
        this.bounds = new VolumeBounds(source.volume().volume().geometry());
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

    /** Where a slice of the volume lies. */
    Optional<ImagePlane> planeOf(FrameRef frame) {
        return Optional.ofNullable(planes.get(frame));
    }

    /** The slice of the volume that is nearest to the point looked at. */
    Optional<FrameRef> nearestSlice() {
        SliceStack stack = source.volume().stack();
        OptionalInt nearest = stack.nearest(bounds.grid().frameOfReferenceUid(), crosshair.centre());
        return nearest.isPresent()
                ? Optional.of(stack.slices().get(nearest.getAsInt()).ref())
                : Optional.empty();
    }

    String unit() {
        return source.volume().volume().frames().getFirst().modalityLut().unit();
    }

    PatientAxes axes() {
        return source.volume().volume().planes().getFirst().axes();
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
                source.volume().reformatter(),
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
     * @return empty outside of the volume, and without a slab in padding
     */
    Optional<Readout> value(PlaneRequest seen, PatientPoint at) {
        ReformatPlane plane = seen.plane();
        PatientPoint onPlane = at.plus(-plane.distanceMm(at), plane.normal());
        ReformatPlane there = new ReformatPlane(
                plane.frameOfReferenceUid(), onPlane, plane.across(), plane.down(), 1, 1, 1, plane.slab());
        float value = seen.volume().sample(there)[0];
        boolean none = Float.isNaN(value) || plane.slab().thicknessMm() == 0 && padded(onPlane);
        return Optional.of(new Readout(onPlane, none ? OptionalDouble.empty() : OptionalDouble.of(value)));
    }

    /** @param value in modality units */
    record Readout(PatientPoint at, OptionalDouble value) {}

    private boolean padded(PatientPoint point) {
        double[] voxel = bounds.grid().toVoxel(bounds.within(point));
        GreyFrame slice = source.volume().volume().frames().get((int) Math.round(voxel[2]));
        int index = (int) Math.round(voxel[1]) * slice.columns() + (int) Math.round(voxel[0]);
        return facts().padding()
                .filter(padding -> padding.contains(slice.storedValue(index)))
                .isPresent();
    }

    /** The usual window where the series brings none: the values' own range in the middle slice. */
    static VoiTransformation rangeOf(VolumeLoading.Loaded loaded) {
        GreyFrame middle = loaded.volume().frames().get(loaded.volume().frames().size() / 2);
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < middle.stored().count(); i++) {
            double value = middle.modalityLut().apply(middle.storedValue(i));
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return new VoiWindow((least + greatest) / 2, Math.max(1, greatest - least), "");
    }
}
