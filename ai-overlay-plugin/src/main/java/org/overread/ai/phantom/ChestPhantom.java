package org.overread.ai.phantom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.overread.ai.phantom.NodulePlacement.Wanted;
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
    private static final List<Wanted> SOLID = Stream.of(20.0, 15.0, 12.0, 10.0, 8.0, 7.0, 6.0, 5.0, 4.0)
            .map(Wanted::solid)
            .toList();

    /** Of every density, each large enough for a reader to tell it. */
    private static final List<Wanted> OF_ALL_DENSITIES = List.of(
            new Wanted(20, 10),
            new Wanted(20, 0),
            Wanted.solid(16),
            new Wanted(16, 8),
            new Wanted(15, 0),
            new Wanted(14, 6),
            Wanted.solid(12),
            new Wanted(12, 0),
            Wanted.solid(8),
            new Wanted(8, 0));

    private final String kind;
    private final long seed;
    private final List<PhantomNodule> nodules;
    private final SliceRenderer renderer;

    private ChestPhantom(String kind, List<Wanted> wanted, long seed) {
        this.kind = kind;
        this.seed = seed;
        Random random = new Random(seed);
        Thorax thorax = new Thorax(random);
        List<Tube> vessels = VesselTree.in(thorax, random);
        nodules = Collections.unmodifiableList(new NodulePlacement(thorax, vessels, random).place(wanted));
        double noiseHu = 18 + 14 * random.nextDouble();
        renderer = new SliceRenderer(GRID, new SliceRenderer.Anatomy(thorax, vessels, nodules, noiseHu), seed);
    }

    /** One with solid nodules. */
    public static ChestPhantom of(long seed) {
        return new ChestPhantom("chest", SOLID, seed);
    }

    /** One with solid, part-solid and ground-glass nodules, from 8 mm on. */
    public static ChestPhantom ofDensities(long seed) {
        return new ChestPhantom("densities", OF_ALL_DENSITIES, seed);
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
        return new PhantomIdentity(kind, VERSION, seed);
    }
}
