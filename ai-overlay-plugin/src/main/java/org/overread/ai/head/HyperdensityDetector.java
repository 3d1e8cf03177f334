package org.overread.ai.head;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.ai.engine.PatchModel;
import org.overread.ai.engine.RegionRun;
import org.overread.ai.model.CubicCtPipeline;
import org.overread.ai.model.ManifestDetector;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.output.LabelWords;
import org.overread.ai.volume.IsotropicGrid;
import org.overread.ai.volume.IsotropicVolume;
import org.overread.ai.volume.SegmentOnFrames;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.ModelScore;
import org.overread.core.finding.Unit;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.Volume;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.Detection;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.SeriesResult;

/** Finds dense parts of the intracranial space in a head CT: cubic voxels, the space, the model's scores in it, and their parts. */
public final class HyperdensityDetector implements ManifestDetector {
    /** What a manifest calls this processing. */
    public static final String PIPELINE = "head-hyperdensity/1";

    private static final CubicCtPipeline PROCESSING = new CubicCtPipeline(PIPELINE, 0.75, 2);

    /** Less than a newborn's, and more than a giant's: what was taken for the space is something else. */
    private static final double LEAST_SPACE_ML = 300;

    private static final double MOST_SPACE_ML = 2600;
    /** Of the cubic grid; more than any scan of a head. */
    private static final long MOST_VOXELS = 50_000_000;

    private static final long MAX_PATCH_VOXELS = 3_000_000;
    /** Nearer to the midline than this a side cannot be told. */
    private static final double MIDLINE_MM = 5;

    private static final double RESAMPLED = 0.2;
    private static final double SPACE_FOUND = 0.4;
    private static final double MODEL_RAN = 0.8;

    private final ModelManifest manifest;
    private final ModelOutput.Label found;
    private final PatchModel model;
    private final int threads;

    /** @throws InferenceException PACKAGE_REFUSED where the manifest asks for what this processing does not do */
    public HyperdensityDetector(ModelManifest manifest, PatchModel model, int threads) throws InferenceException {
        this.manifest = PROCESSING.required(manifest, ModelOutput.Kind.HEATMAP);
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

    @Override
    public List<String> fallbacks() {
        return model.fallbacks();
    }

    @Override
    public Detection detect(Volume volume, DetectionMonitor monitor) throws InferenceException {
        try (SliceWorkers workers = new SliceWorkers(threads)) {
            double voxelMm = manifest.input().cubicVoxelMm().orElseThrow();
            IsotropicVolume cubic = IsotropicVolume.within(MOST_VOXELS, volume, voxelMm, workers);
            monitor.reached(RESAMPLED);
            IntracranialSpace space = IntracranialSpace.of(cubic, workers);
            if (space.volumeMl() < LEAST_SPACE_ML || space.volumeMl() > MOST_SPACE_ML) {
                throw new InferenceException(Kind.NOT_ELIGIBLE, RunReason.of(RunReason.Code.NO_INTRACRANIAL_SPACE));
            }
            monitor.reached(SPACE_FOUND);
            float[] scores = scores(cubic, space, monitor.part(SPACE_FOUND, MODEL_RAN));
            monitor.reached(MODEL_RAN);
            double voxelMl = Math.pow(voxelMm, 3) / 1000;
            List<Hyperdensity> dense =
                    new HyperdensitySearch(space.voxels(), voxelMl, workers).search(scores, operatingScore());
            return new Detection(
                    model.provider(),
                    Optional.of(volume.geometry().frameOfReferenceUid()),
                    regions(volume, cubic.grid(), space, dense),
                    SeriesResult.NONE);
        }
    }

    @Override
    public void close() {
        model.close();
    }

    /** Of the space's box; 0 elsewhere. */
    private float[] scores(IsotropicVolume cubic, IntracranialSpace space, DetectionMonitor monitor)
            throws InferenceException {
        float[] scores = new float[cubic.hu().length];
        new RegionRun(model, manifest.input().haloVoxels().orElse(0), MAX_PATCH_VOXELS)
                .over(
                        space.bounds(),
                        cubic,
                        (x0, y, z, row) -> System.arraycopy(row, 0, scores, cubic.index(x0, y, z), row.length),
                        monitor);
        return scores;
    }

    private List<DetectedRegion> regions(
            Volume volume, IsotropicGrid grid, IntracranialSpace space, List<Hyperdensity> dense) {
        double midline = space.midline();
        List<DetectedRegion> regions = new ArrayList<>();
        for (Hyperdensity one : dense) {
            SegmentOnFrames segment = SegmentFromGrid.of(volume, grid, one.region());
            if (!segment.isEmpty()) {
                regions.add(region(volume, grid, midline, one, segment));
            }
        }
        return regions;
    }

    private DetectedRegion region(
            Volume volume, IsotropicGrid grid, double midline, Hyperdensity dense, SegmentOnFrames segment) {
        double[] centre = segment.centre();
        PatientPoint place = volume.geometry().toPatient(centre[0], centre[1], centre[2]);
        double aside = (grid.toGrid(centre[0], centre[1], centre[2])[0] - midline) * grid.voxelMm();
        ModelScore score = new ModelScore(dense.score());
        return new DetectedRegion(
                new LabelWords(found).region(Optional.of(score), side(aside)),
                Optional.of(score),
                Optional.of(place),
                segment.box(),
                List.of(
                        measured(Codes.VOLUME, Math.round(segment.volumeMl() * 100) / 100.0, Unit.MILLILITRE),
                        measured(Codes.DIAMETER, Math.round(segment.diameterMm() * 10) / 10.0, Unit.MILLIMETRE)),
                Optional.of(segment.marked()));
    }

    /** The grid's x grows towards the patient's left. */
    private static Optional<Laterality> side(double asideMm) {
        if (Math.abs(asideMm) < MIDLINE_MM) {
            return Optional.empty();
        }
        return Optional.of(asideMm > 0 ? Laterality.LEFT : Laterality.RIGHT);
    }

    private double operatingScore() {
        return found.operatingPoint().orElseThrow().score();
    }

    private static Measurement measured(CodedConcept what, double value, Unit unit) {
        return new Measurement(what, value, unit, Measurement.Source.MODEL);
    }
}
