package org.overread.ai.phantom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.image.Volume;

/**
 * A head CT that is no patient's: made by formula from a seed, in some heads with acute blood whose place and volume are
 * known. The same seed gives the same pixels and the same UIDs.
 */
public final class HeadPhantom {
    /** Changes whenever the same seed would give other pixels. */
    static final String VERSION = "1";

    private static final PhantomGrid GRID = new PhantomGrid(384, 0.6, 66, 2.5);
    private static final PhantomSeries.Label LABEL = new PhantomSeries.Label(
            "HEAD", "head 2.5 mm", List.of("40", "600"), List.of("80", "2800"), List.of("BRAIN", "BONE"));
    private static final int PLANES = 3;
    /** Volumes of the blood within the brain, ml, one of them a head, and thicknesses of crescents, mm. */
    private static final double[] VOLUMES_ML = {30, 12, 5, 2, 1, 0.5};

    private static final double[] CRESCENTS_MM = {12, 8, 6};

    private final long seed;
    private final HeadAnatomy anatomy;
    private final ImageFormation formation;
    private final List<PhantomBleed> bleeds;

    private HeadPhantom(long seed) {
        this.seed = seed;
        Random random = new Random(seed);
        anatomy = new HeadAnatomy(random);
        // one head in four has no blood, one in four has it under the dura
        int kind = Math.floorMod(seed, 4);
        int which = Math.floorMod(seed / 4, 6);
        if (kind == 1) {
            anatomy.bleedUnderDura(CRESCENTS_MM[which % CRESCENTS_MM.length], random);
        } else if (kind > 1) {
            anatomy.bleedIntoBrain(VOLUMES_ML[which], random);
        }
        formation = new ImageFormation(GRID, 3 + 2 * random.nextDouble(), seed);
        bleeds = anatomy.bleeds();
    }

    /** Seeds divisible by four give a head without blood. */
    public static HeadPhantom of(long seed) {
        return new HeadPhantom(seed);
    }

    public long seed() {
        return seed;
    }

    /** What a reader should find; in the phantom's frame of reference, mm LPS+. */
    public List<PhantomBleed> bleeds() {
        return bleeds;
    }

    public String studyInstanceUid() {
        return identity().uid("study");
    }

    public Volume volume(SliceWorkers workers) {
        return PhantomScan.volume(GRID, identity(), this::render, workers);
    }

    /** Writes the phantom as a CT series, one file per slice, into a folder. @return the study's UID */
    public String writeTo(Path folder, SliceWorkers workers) throws IOException {
        new PhantomSeries(identity(), LABEL, volume(workers)).writeTo(folder);
        return studyInstanceUid();
    }

    private short[] render(int slice) {
        int size = GRID.size();
        float[] mean = new float[size * size];
        for (int plane = 0; plane < PLANES; plane++) {
            double z = GRID.z(slice) + ((plane + 0.5) / PLANES - 0.5) * GRID.sliceMm();
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    mean[row * size + column] += (float) (anatomy.density(GRID.x(column), GRID.y(row), z) / PLANES);
                }
            }
        }
        return formation.image(slice, mean);
    }

    private PhantomIdentity identity() {
        return new PhantomIdentity("head", VERSION, seed);
    }
}
