package org.overread.ai.nodule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.ai.lung.LungMask;
import org.overread.ai.volume.HuSampler;
import org.overread.ai.volume.IsotropicGrid;
import org.overread.ai.volume.SegmentOnFrames;
import org.overread.core.finding.Characteristic;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Mark;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.ModelScore;
import org.overread.core.finding.Unit;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.Volume;

/** Makes regions of a model's peaks, in the order given; a peak within a region already made is the same one. */
final class CandidateRegions {
    /** Edge of the box around a peak that no nodule could be segmented at. */
    private static final double UNSEGMENTED_MM = 6;

    private final Volume volume;
    private final IsotropicGrid grid;
    private final LungMask lungs;
    private final HuSampler hu;
    private final NoduleDensity density;
    private final List<SegmentOnFrames> made = new ArrayList<>();

    CandidateRegions(Volume volume, IsotropicGrid grid, LungMask lungs, HuSampler hu) {
        this.volume = volume;
        this.grid = grid;
        this.lungs = lungs;
        this.hu = hu;
        density = new NoduleDensity(volume, grid, lungs, hu);
    }

    /** Empty where the peak belongs to a region already made. */
    Optional<Candidate> region(Peak peak) {
        double[] at = grid.toSource(peak.x(), peak.y(), peak.z());
        if (made.stream().anyMatch(nodule -> nodule.contains(at))) {
            return Optional.empty();
        }
        LocalCube cube = new LocalCube(grid, hu, peak.x(), peak.y(), peak.z());
        Optional<NoduleSegmentation> segmentation = NoduleSegmentation.around(cube, lungs);
        Optional<SegmentOnFrames> dense = segmentation.flatMap(segment -> onFrames(cube, segment));
        if (dense.isEmpty()) {
            return Optional.of(unsegmented(peak, at));
        }
        Measured measured = measured(cube, segmentation.get(), dense.get());
        SegmentOnFrames nodule = measured.nodule();
        double[] centre = nodule.centre();
        if (made.stream().anyMatch(other -> other.contains(centre) || nodule.contains(other.centre()))) {
            return Optional.empty();
        }
        made.add(nodule);
        return Optional.of(segmented(peak, nodule, measured.told()));
    }

    /** What is measured, and what it is made of. */
    private record Measured(SegmentOnFrames nodule, Optional<NoduleDensity.Told> told) {}

    /** Of a part-solid nodule all of it, the ground glass too. */
    private Measured measured(LocalCube cube, NoduleSegmentation segmentation, SegmentOnFrames dense) {
        Optional<NoduleDensity.Told> told = density.of(dense, segmentation.lungHu());
        Optional<SegmentOnFrames> solid = told.flatMap(NoduleDensity.Told::solid);
        if (solid.isEmpty()) {
            return new Measured(dense, told);
        }
        return segmentation
                .withGroundGlass(cube, lungs)
                .flatMap(segment -> onFrames(cube, segment))
                .filter(whole -> density.surrounds(whole, solid.get()))
                .map(whole -> new Measured(whole, told))
                .orElse(new Measured(dense, Optional.empty()));
    }

    private Optional<SegmentOnFrames> onFrames(LocalCube cube, NoduleSegmentation segment) {
        return Optional.of(NoduleOnFrames.of(volume, cube, segment, lungs)).filter(made -> !made.isEmpty());
    }

    private Candidate segmented(Peak peak, SegmentOnFrames nodule, Optional<NoduleDensity.Told> told) {
        double[] centre = nodule.centre();
        double[] inGrid = grid.toGrid(centre[0], centre[1], centre[2]);
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(diameter(Codes.DIAMETER, nodule));
        measurements.add(measured(Codes.VOLUME, Math.round(nodule.volumeMl() * 1000) / 1000.0, Unit.MILLILITRE));
        told.flatMap(NoduleDensity.Told::solid)
                .ifPresent(solid -> measurements.add(diameter(Codes.SOLID_COMPONENT_SIZE, solid)));
        return new Candidate(
                new ModelScore(peak.score()),
                toPatient(centre),
                lungs.side(inGrid[0], inGrid[2]),
                nodule.box(),
                measurements,
                told.map(NoduleDensity.Told::composition)
                        .map(value -> new Characteristic(Codes.COMPOSITION, value, Measurement.Source.MODEL)),
                Optional.of(nodule.marked()));
    }

    private static Measurement diameter(CodedConcept what, SegmentOnFrames of) {
        return measured(what, Math.round(of.diameterMm() * 10) / 10.0, Unit.MILLIMETRE);
    }

    private Candidate unsegmented(Peak peak, double[] at) {
        double halfColumns = UNSEGMENTED_MM / 2 / volume.geometry().spacingI();
        double halfRows = UNSEGMENTED_MM / 2 / volume.geometry().spacingJ();
        int slice = Math.clamp((long) Math.rint(at[2]), 0, volume.geometry().slices() - 1);
        // A pixel's index is that of its centre, which lies half a pixel from its outer corner.
        double column = at[0] + 0.5;
        double row = at[1] + 0.5;
        return new Candidate(
                new ModelScore(peak.score()),
                toPatient(at),
                lungs.side(peak.x(), peak.z()),
                new Mark.Box(
                        volume.frames().get(slice).ref(),
                        Math.max(0, column - halfColumns),
                        Math.max(0, row - halfRows),
                        Math.min(volume.geometry().columns(), column + halfColumns),
                        Math.min(volume.geometry().rows(), row + halfRows)),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private PatientPoint toPatient(double[] source) {
        return volume.geometry().toPatient(source[0], source[1], source[2]);
    }

    private static Measurement measured(CodedConcept what, double value, Unit unit) {
        return new Measurement(what, value, unit, Measurement.Source.MODEL);
    }
}
