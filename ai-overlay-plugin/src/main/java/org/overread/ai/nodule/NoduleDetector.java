package org.overread.ai.nodule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.ai.engine.PatchModel;
import org.overread.ai.lung.LungMask;
import org.overread.ai.model.CubicCtPipeline;
import org.overread.ai.model.ManifestDetector;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.output.LabelWords;
import org.overread.ai.volume.HuSampler;
import org.overread.ai.volume.IsotropicGrid;
import org.overread.ai.volume.IsotropicVolume;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.Volume;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.Detection;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.MemoryNeed;
import org.overread.core.inference.RunInput;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.SeriesResult;
import org.overread.core.study.SliceStack;

/** Finds nodules in a chest CT: cubic voxels, lungs, the model's peaks in them, and each peak's nodule, measured. */
public final class NoduleDetector implements ManifestDetector {
    /** What a manifest calls this processing. */
    public static final String PIPELINE = "lung-nodule/1";

    private static final CubicCtPipeline PROCESSING = new CubicCtPipeline(PIPELINE, 1, 10);

    /** Candidates beyond this many are not looked at: no reader would, either. */
    private static final int MOST_CANDIDATES = 50;

    /** Less than a small child's, more than gas in a bowel. */
    private static final double LEAST_LUNG_ML = 200;

    /** Of the cubic grid; more than any scan of a body. */
    private static final long MOST_VOXELS = 200_000_000;

    /** Of heap per stored voxel, and per cubic one: docs/measurements.md. */
    private static final long STORED_BYTES = 2;

    private static final long CUBIC_BYTES = 12;
    /** Of a patch of the largest size. */
    private static final long NATIVE_BYTES = 350L << 20;

    private static final double RESAMPLED = 0.1;
    private static final double LUNGS_FOUND = 0.25;
    private static final double MODEL_RAN = 0.95;

    private final ModelManifest manifest;
    private final ModelOutput.Label found;
    private final PatchModel model;
    private final int threads;

    /** @throws InferenceException PACKAGE_REFUSED where the manifest asks for what this processing does not do */
    public NoduleDetector(ModelManifest manifest, PatchModel model, int threads) throws InferenceException {
        this.manifest = PROCESSING.required(manifest, ModelOutput.Kind.POINTS);
        found = manifest.outputs().getFirst().labels().getFirst();
        this.model = model;
        this.threads = threads;
    }

    @Override
    public ModelManifest manifest() {
        return manifest;
    }

    @Override
    public Optional<ModelScore> operatingPoint() {
        return Optional.of(new ModelScore(operatingScore()));
    }

    /** What of the result is told by rules of the station, beside the manifest. */
    @Override
    public String parameters() {
        return ManifestDetector.super.parameters() + ", density class 1";
    }

    @Override
    public MemoryNeed memoryNeed(RunInput input) {
        double voxelMm = manifest.input().cubicVoxelMm().orElseThrow();
        return input.series()
                .volume()
                .flatMap(SliceStack::geometry)
                .map(stored -> new MemoryNeed(
                        STORED_BYTES * stored.voxels()
                                + CUBIC_BYTES
                                        * IsotropicGrid.over(stored, voxelMm).voxels(),
                        NATIVE_BYTES))
                .orElseGet(() -> MemoryNeed.of(input));
    }

    @Override
    public List<String> fallbacks() {
        return model.fallbacks();
    }

    @Override
    public Detection detect(Volume volume, DetectionMonitor monitor) throws InferenceException {
        return detect(volume, operatingScore(), monitor);
    }

    /** As {@link #detect(Volume, DetectionMonitor)}, at another operating point than the manifest's. */
    public Detection detect(Volume volume, double operatingPoint, DetectionMonitor monitor) throws InferenceException {
        try (SliceWorkers workers = new SliceWorkers(threads)) {
            double voxelMm = manifest.input().cubicVoxelMm().orElseThrow();
            IsotropicVolume cubic = IsotropicVolume.within(MOST_VOXELS, volume, voxelMm, workers);
            monitor.reached(RESAMPLED);
            LungMask lungs = LungMask.of(cubic, workers);
            if (lungs.volumeMl() < LEAST_LUNG_ML) {
                throw new InferenceException(Kind.NOT_ELIGIBLE, RunReason.of(RunReason.Code.NO_LUNGS));
            }
            monitor.reached(LUNGS_FOUND);
            PeakSearch search =
                    new PeakSearch(model, manifest.input().haloVoxels().orElse(0), PeakSearch.MAX_PATCH_VOXELS);
            List<Peak> peaks = search.peaks(cubic, lungs, operatingPoint, monitor.part(LUNGS_FOUND, MODEL_RAN));
            monitor.reached(MODEL_RAN);
            return new Detection(
                    model.provider(),
                    Optional.of(volume.geometry().frameOfReferenceUid()),
                    regions(volume, cubic, lungs, peaks),
                    SeriesResult.NONE);
        }
    }

    @Override
    public void close() {
        model.close();
    }

    private List<DetectedRegion> regions(Volume volume, IsotropicVolume cubic, LungMask lungs, List<Peak> peaks) {
        CandidateRegions candidates = new CandidateRegions(volume, cubic.grid(), lungs, new HuSampler(volume));
        List<DetectedRegion> regions = new ArrayList<>();
        for (Peak peak : peaks.subList(0, Math.min(MOST_CANDIDATES, peaks.size()))) {
            candidates
                    .region(peak)
                    .map(candidate -> candidate.region(
                            new LabelWords(found).region(Optional.of(candidate.score()), candidate.side())))
                    .ifPresent(regions::add);
        }
        return regions;
    }

    private double operatingScore() {
        return found.operatingPoint().orElseThrow().score();
    }
}
