package org.overread.ai.phantom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.dicom.Uids;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;

/**
 * A chest CT that is no patient's: made by formula from a seed, with nodules whose places and sizes are known. The same
 * seed gives the same pixels and the same UIDs, so that a phantom made twice is one study.
 */
public final class ChestPhantom {
    /** Changes whenever the same seed would give other pixels. */
    static final String VERSION = "1";

    private static final PhantomGrid GRID = new PhantomGrid(512, 0.7, 100, 2.5);
    private static final List<Double> DIAMETERS_MM = List.of(20.0, 15.0, 12.0, 10.0, 8.0, 7.0, 6.0, 5.0, 4.0);

    private final long seed;
    private final List<PhantomNodule> nodules;
    private final SliceRenderer renderer;

    private ChestPhantom(long seed) {
        this.seed = seed;
        Random random = new Random(seed);
        Thorax thorax = new Thorax(random);
        List<Tube> vessels = VesselTree.in(thorax, random);
        nodules = Collections.unmodifiableList(new NodulePlacement(thorax, vessels, random).place(DIAMETERS_MM));
        double noiseHu = 18 + 14 * random.nextDouble();
        renderer = new SliceRenderer(GRID, new SliceRenderer.Anatomy(thorax, vessels, nodules, noiseHu), seed);
    }

    public static ChestPhantom of(long seed) {
        return new ChestPhantom(seed);
    }

    public long seed() {
        return seed;
    }

    /** What a reader should find; in the phantom's frame of reference, mm LPS+. */
    public List<PhantomNodule> nodules() {
        return nodules;
    }

    public String studyInstanceUid() {
        return uid("study");
    }

    public String seriesInstanceUid() {
        return uid("series");
    }

    public Volume volume(SliceWorkers workers) {
        PatientPoint origin = new PatientPoint(GRID.x(0), GRID.y(0), GRID.z(0));
        Direction x = new Direction(1, 0, 0);
        Direction y = new Direction(0, 1, 0);
        String frameOfReference = uid("frame of reference");
        PixelSpacing spacing = new PixelSpacing(GRID.pixelMm(), GRID.pixelMm(), PixelSpacing.Origin.PIXEL_SPACING);
        VolumeGeometry geometry = new VolumeGeometry(
                frameOfReference,
                GRID.size(),
                GRID.size(),
                GRID.slices(),
                origin,
                x,
                y,
                new Direction(0, 0, 1),
                GRID.pixelMm(),
                GRID.pixelMm(),
                GRID.sliceMm());
        GreyFrame[] frames = new GreyFrame[GRID.slices()];
        List<ImagePlane> planes = new ArrayList<>();
        for (int slice = 0; slice < GRID.slices(); slice++) {
            planes.add(new ImagePlane(frameOfReference, geometry.toPatient(0, 0, slice), x, y, spacing));
        }
        workers.forEach(
                GRID.slices(),
                slice -> frames[slice] = new GreyFrame(
                        new FrameRef(uid("instance " + slice), 1),
                        GRID.size(),
                        GRID.size(),
                        renderer.render(slice),
                        true,
                        new ModalityLut.Linear(1, -1024, "HU")));
        return new Volume(geometry, planes, List.of(frames));
    }

    /** Writes the phantom as a CT series, one file per slice, into a folder. @return the study's UID */
    public String writeTo(Path folder, SliceWorkers workers) throws IOException {
        new PhantomSeries(this, volume(workers)).writeTo(folder);
        return studyInstanceUid();
    }

    private String uid(String what) {
        return Uids.named("chest phantom|" + VERSION + "|" + seed + "|" + what);
    }
}
