package org.overread.ai.generic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.evaluation.TrialManifests;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelInput.Dimensions;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelOutput.Combination;
import org.overread.ai.model.ModelOutput.Decoding;
import org.overread.ai.model.ModelOutput.Kind;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.inference.Detection;
import org.overread.core.inference.DetectionMonitor;

/** A small volume of random values, and models that are tried on it; they are given thousandths of the values. */
final class RandomVolume {
    static final int W = 9;
    static final int H = 7;
    static final int D = 5;

    final short[][] stored = new short[D][W * H];
    final Volume volume = made();

    Detection detect(ModelInput input, byte[] model, List<ModelOutput> outputs) throws Exception {
        ModelManifest manifest = TrialManifests.manifest(model, input, outputs);
        try (GenericDetector detector = new GenericDetector(
                manifest,
                new OnnxEngine(EngineOptions.ofSystem())
                        .openTensors(ModelSource.of(model), "x", GenericDetector.tensors(manifest)),
                2)) {
            return detector.detect(volume, DetectionMonitor.unwatched());
        }
    }

    static ModelInput input(Dimensions dimensions, int channels, String letters, List<Integer> patch) {
        return new ModelInput(
                "x",
                dimensions,
                channels,
                List.of(),
                letters,
                List.of(),
                ModelInput.Interpolation.LINEAR,
                new ModelInput.Normalisation(
                        ModelInput.Normalisation.Kind.SCALE,
                        List.of(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.of(0.001),
                        OptionalDouble.of(0)),
                patch,
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    static ModelOutput output(String tensor, Kind kind, String boxes) {
        return output(tensor, kind, boxes, "pixel");
    }

    static ModelOutput output(String tensor, Kind kind, Combination by) {
        ModelOutput plain = output(tensor, kind, null, "pixel");
        return new ModelOutput(tensor, kind, plain.decoding().map(decoding -> decoding.combining(by)), plain.labels());
    }

    static ModelOutput output(String tensor, Kind kind, String boxes, String coordinates) {
        return new ModelOutput(
                tensor,
                kind,
                Optional.of(new Decoding(
                        Optional.of(ModelOutput.Activation.NONE),
                        OptionalDouble.empty(),
                        OptionalDouble.of(0.5),
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        Optional.ofNullable(boxes),
                        Optional.of(coordinates),
                        kind == Kind.BOXES || kind == Kind.POINTS ? Optional.of("scores") : Optional.empty(),
                        Optional.empty())),
                List.of(new ModelOutput.Label(
                        0,
                        new ModelManifest.Code("27925004", "SCT", "Nodule"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new ModelManifest.Code("mm", "UCUM", "millimeter")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new ModelOutput.OperatingPoint(0.5, List.of(), "a test")),
                        Optional.empty())));
    }

    static FrameRef frame(int k) {
        return new FrameRef("1.2.3." + (k + 1), 1);
    }

    private Volume made() {
        VolumeGeometry geometry = new VolumeGeometry(
                "1.2.3",
                W,
                H,
                D,
                new PatientPoint(0, 0, 0),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new Direction(0, 0, 1),
                0.8,
                0.7,
                2);
        Random random = new Random(3);
        List<GreyFrame> frames = new ArrayList<>();
        List<ImagePlane> planes = new ArrayList<>();
        for (int k = 0; k < D; k++) {
            for (int n = 0; n < W * H; n++) {
                stored[k][n] = (short) random.nextInt(1000);
            }
            frames.add(new GreyFrame(frame(k), W, H, stored[k], true, ModalityLut.IDENTITY));
            planes.add(new ImagePlane(
                    "1.2.3",
                    geometry.toPatient(0, 0, k),
                    geometry.alongI(),
                    geometry.alongJ(),
                    new PixelSpacing(0.7, 0.8, PixelSpacing.Origin.PIXEL_SPACING)));
        }
        return new Volume(geometry, planes, frames);
    }
}
