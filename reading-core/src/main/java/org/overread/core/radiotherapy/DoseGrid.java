package org.overread.core.radiotherapy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.Unit;
import org.overread.core.image.FrameDecoder;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.RealFrame;
import org.overread.core.reference.InstanceReference;
import org.overread.core.study.Instance;
import org.overread.core.study.RealFrameReader;

/**
 * An RT Dose with a grid (PS3.3 A.18.3, C.8.8.3): a plane of doses a frame.
 *
 * @param unit gray, or that of a pure number where doses are relative to a reference that the object does not state
 * @param type PHYSICAL, EFFECTIVE or ERROR
 * @param summation PLAN, MULTI_PLAN, FRACTION, BEAM, …: what the doses add up
 * @param scaling Dose Grid Scaling: what one stored step stands for
 * @param plans the plans that it was computed for
 * @param source the instance that it was read from
 */
public record DoseGrid(
        String sopInstanceUid,
        Unit unit,
        Optional<String> type,
        Optional<String> summation,
        double scaling,
        int columns,
        int rows,
        int frames,
        Optional<String> frameOfReferenceUid,
        List<InstanceReference> plans,
        List<InstanceReference> structureSets,
        Instance source) {
    private static final Unit GRAY = new Unit("Gy", "gray");

    public DoseGrid {
        plans = List.copyOf(plans);
        structureSets = List.copyOf(structureSets);
    }

    /**
     * The dose grid that an instance is. Doses stay in its file.
     *
     * <p>Errors: {@link DicomException} MISSING_ATTRIBUTE and MALFORMED, with the attribute's keyword; UNSUPPORTED for
     * another SOP class or unit.
     */
    public static DoseGrid of(Instance instance) throws DicomException {
        DataSet header = instance.header();
        if (!instance.sopClassUid().equals(SopClass.RT_DOSE)) {
            throw new DicomException(Kind.UNSUPPORTED, "no dose, but SOP class " + instance.sopClassUid());
        }
        double scaling = Required.number(header, Tag.DoseGridScaling);
        if (!(scaling > 0)) {
            throw new DicomException(Kind.MALFORMED, Required.name(Tag.DoseGridScaling) + " is not above 0");
        }
        return new DoseGrid(
                instance.sopInstanceUid(),
                unit(header),
                header.string(Tag.DoseType),
                header.string(Tag.DoseSummationType),
                scaling,
                Required.integer(header, Tag.Columns),
                Required.integer(header, Tag.Rows),
                FrameDecoder.frames(header),
                header.string(Tag.FrameOfReferenceUID),
                InstanceReference.all(header, Tag.ReferencedRTPlanSequence),
                InstanceReference.all(header, Tag.ReferencedStructureSetSequence),
                instance);
    }

    private static Unit unit(DataSet header) throws DicomException {
        return switch (Required.string(header, Tag.DoseUnits)) {
            case "GY" -> GRAY;
            case "RELATIVE" -> Unit.NONE;
            default ->
                throw new DicomException(Kind.UNSUPPORTED, "another DoseUnits (3004,0002) than the standard has");
        };
    }

    /** Where a frame (numbered from 1) lies in the patient, by the Grid Frame Offset Vector; empty where it is not said. */
    public Optional<ImagePlane> plane(int frameNumber) {
        return source.plane(frameNumber);
    }

    /** The doses of a frame (numbered from 1), in the grid's unit. Errors: as {@link RealFrameReader}. */
    public RealFrame doses(int frameNumber) throws IOException {
        RealFrame frame = new RealFrameReader().read(source, frameNumber);
        return new RealFrame(
                new FrameRef(sopInstanceUid, frameNumber),
                columns,
                rows,
                frame.values(),
                unit.ucum(),
                frame.warnings());
    }
}
