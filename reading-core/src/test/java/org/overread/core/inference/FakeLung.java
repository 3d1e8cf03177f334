package org.overread.core.inference;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Mark;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.ModelScore;
import org.overread.core.finding.Unit;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.study.Series;

/** A series, its volume, and a detector whose behaviour a test decides. */
final class FakeLung {
    static final String STUDY = "1.2.3";
    static final String SERIES = "1.2.3.4";
    static final String FRAME_OF_REFERENCE = "1.2.3.5";
    static final Series CHEST = new Series(SERIES, "CT", Optional.of(1), "chest", "CHEST", List.of(), true, List.of());
    static final ModelIdentity MODEL = new ModelIdentity("m", "Model", "1", "Maker", "2.25.1", "ab".repeat(32), false);

    /** What the detector does when run. */
    interface Behaviour {
        Detection detect(DetectionMonitor monitor) throws InferenceException;
    }

    static FindingDetector detector(Behaviour behaviour) {
        return detector(MODEL, behaviour);
    }

    static FindingDetector detector(ModelIdentity model, Behaviour behaviour) {
        return detector(model, new MemoryNeed(0, 0), behaviour);
    }

    static FindingDetector detector(ModelIdentity model, MemoryNeed need, Behaviour behaviour) {
        return new FindingDetector() {
            @Override
            public ModelIdentity model() {
                return model;
            }

            @Override
            public Optional<RunReason> notEligible(Series series) {
                return series.modality().equals("CT") ? Optional.empty() : Optional.of(RunReason.said("not CT"));
            }

            @Override
            public MemoryNeed memoryNeed(RunInput input) {
                return need;
            }

            @Override
            public Detection detect(Volume volume, DetectionMonitor monitor) throws InferenceException {
                return behaviour.detect(monitor);
            }

            @Override
            public void close() {}
        };
    }

    static Volume volume(Series series) {
        PatientPoint origin = new PatientPoint(0, 0, 0);
        Direction x = new Direction(1, 0, 0);
        Direction y = new Direction(0, 1, 0);
        VolumeGeometry geometry =
                new VolumeGeometry(FRAME_OF_REFERENCE, 1, 1, 1, origin, x, y, new Direction(0, 0, 1), 1, 1, 1);
        ImagePlane plane = new ImagePlane(
                FRAME_OF_REFERENCE, origin, x, y, new PixelSpacing(1, 1, PixelSpacing.Origin.PIXEL_SPACING));
        GreyFrame frame = new GreyFrame(new FrameRef("1.2.3.6", 1), 1, 1, new short[1], false, ModalityLut.IDENTITY);
        return new Volume(geometry, List.of(plane), List.of(frame));
    }

    static DetectedRegion region(double score, double x, double y, double z) {
        return new DetectedRegion(
                new DetectedRegion.Label(
                        Codes.NODULE,
                        Optional.of(Codes.LUNG),
                        Optional.of(x < 0 ? Laterality.RIGHT : Laterality.LEFT),
                        false,
                        Optional.of(new CertaintyOfFinding(100 * score))),
                Optional.of(new ModelScore(score)),
                Optional.of(new PatientPoint(x, y, z)),
                new Mark.Box(new FrameRef("1.2.3.6", 1), 0, 0, 1, 1),
                List.of(new Measurement(Codes.DIAMETER, 6.1, Unit.MILLIMETRE, Measurement.Source.MODEL)),
                Optional.empty());
    }

    static Detection detection(DetectedRegion... regions) {
        return new Detection("CPU", Optional.of(FRAME_OF_REFERENCE), List.of(regions), SeriesResult.NONE);
    }

    private static final SeriesResult LUNGS = new SeriesResult(
            List.of(new ResultMap.LabelMap(
                    "lungs",
                    MapGrid.OnFrame.pixels(new FrameRef("1.2.3.6", 1), 1, 1),
                    List.of(new MapLabel(1, Codes.LUNG, Optional.empty(), Optional.empty(), Optional.empty())),
                    new byte[] {1})),
            List.of(),
            List.of(),
            List.of());

    /** A map of the whole. */
    static SeriesResult lungs() {
        return LUNGS;
    }

    private FakeLung() {}
}
