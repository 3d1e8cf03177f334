package org.overread.ai.phantom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.image.Volume;

/**
 * A chest CT that is no patient's: made by formula from a seed, with nodules whose places and sizes are known. The same
 * seed gives the same pixels and the same UIDs, so that a phantom made twice is one study.
 */
public final class ChestPhantom {
    /** Changes whenever the same seed would give other pixels. */
    static final String VERSION = "1";

    private static final PhantomGrid GRID = new PhantomGrid(512, 0.7, 100, 2.5);
    private static final PhantomSeries.Label LABEL = new PhantomSeries.Label(
            "CHEST", "chest 2.5 mm", List.of("-600", "40"), List.of("1500", "400"), List.of("LUNG", "MEDIASTINUM"));
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
        return identity().uid("study");
    }

    public String seriesInstanceUid() {
        return identity().uid("series");
    }

    public Volume volume(SliceWorkers workers) {
        return PhantomScan.volume(GRID, identity(), renderer::render, workers);
    }

    /** Writes the phantom as a CT series, one file per slice, into a folder. @return the study's UID */
    public String writeTo(Path folder, SliceWorkers workers) throws IOException {
        new PhantomSeries(identity(), LABEL, volume(workers)).writeTo(folder);
        return studyInstanceUid();
    }

    private PhantomIdentity identity() {
        return new PhantomIdentity("chest", VERSION, seed);
    }
}
