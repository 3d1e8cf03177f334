package org.overread.core.fuzz;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomJsonWriter;
import org.overread.core.dicom.DicomReader;
import org.overread.core.document.SrDocumentReader;
import org.overread.core.image.FrameDecoder;
import org.overread.core.presentation.PresentationStateReader;
import org.overread.core.radiotherapy.DoseGrid;
import org.overread.core.radiotherapy.TreatmentPlan;
import org.overread.core.registration.SpatialFiducials;
import org.overread.core.result.ResultReader;
import org.overread.core.study.ColourFrameReader;
import org.overread.core.study.FrameReader;
import org.overread.core.study.ImageRemarks;
import org.overread.core.study.Instance;
import org.overread.core.study.OverlayPlanes;
import org.overread.core.study.PixelValues;
import org.overread.core.study.Series;
import org.overread.core.study.SeriesAssembly;
import org.overread.core.study.VoiTransformations;

/** Everything that is read out of a file once it is parsed; each part may refuse it. */
final class ObjectReading {
    private static final int MOST_SAMPLES = 1 << 20;

    @FunctionalInterface
    private interface Part {
        void read(Instance instance) throws IOException;
    }

    private static final List<Part> PARTS = List.of(
            instance -> SeriesAssembly.of("1.2", List.of(instance, instance), List.of()),
            ObjectReading::display,
            ObjectReading::frames,
            instance -> DicomJsonWriter.write(instance.header(), new StringWriter()),
            instance -> ResultReader.read(SrDocumentReader.read(instance.header())),
            instance -> PresentationStateReader.read(instance.header()),
            DerivedObjectReading::segmentation,
            DerivedObjectReading::contours,
            DerivedObjectReading::map,
            DerivedObjectReading::registration,
            DerivedObjectReading::deformation,
            SpatialFiducials::of,
            TreatmentPlan::of,
            DoseGrid::of);

    private static void display(Instance instance) {
        VoiTransformations.of(instance, 1);
        OverlayPlanes.over(instance, 1);
        ImageRemarks.of(instance, 1);
        Series alone = new Series("1.2", "PT", Optional.empty(), "", "", List.of(instance), false, List.of());
        PixelValues.of(alone, instance, 1);
    }

    /** Refuses what cannot be parsed, or what every part refuses. */
    static void read(byte[] input) throws IOException {
        DicomFile file = DicomReader.read(input);
        Instance instance = Instance.of(Path.of("input"), file);
        DicomException refusal = null;
        int read = 0;
        for (Part part : PARTS) {
            try {
                part.read(instance);
                read++;
            } catch (DicomException e) {
                refusal = e;
            }
        }
        if (read == 0) {
            throw refusal;
        }
    }

    private static void frames(Instance instance) throws IOException {
        FrameDecoder decoder = FrameDecoder.of(instance.transferSyntaxUid(), instance.header());
        if (decoder.format().samples() > MOST_SAMPLES) {
            return;
        }
        decoder.decode(1);
        decoder.decode(decoder.frames());
        if (decoder.format().samplesPerPixel() == 1) {
            new FrameReader().read(instance, 1);
        } else {
            new ColourFrameReader().read(instance, 1);
        }
    }

    private ObjectReading() {}
}
