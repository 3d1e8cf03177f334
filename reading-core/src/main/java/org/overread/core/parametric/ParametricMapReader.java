package org.overread.core.parametric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Tags;
import org.overread.core.reference.SeriesReference;
import org.overread.core.reference.SourceImage;
import org.overread.core.study.FunctionalGroups;
import org.overread.core.study.Instance;
import org.overread.core.study.RealWorldMapping;

/** Reads one parametric map. What is equal in many frames is kept once. */
final class ParametricMapReader {
    private final Instance instance;
    private final DataSet header;
    private final boolean signed;
    private final Map<DataSet, RealWorldMapping> quantities = new IdentityHashMap<>();
    private final Map<Object, Object> once = new HashMap<>();

    ParametricMapReader(Instance instance) {
        this.instance = instance;
        this.header = instance.header();
        this.signed = header.integer(Tag.PixelRepresentation).orElse(0) == 1;
    }

    ParametricMap read() throws DicomException {
        if (!instance.sopClassUid().equals(SopClass.PARAMETRIC_MAP)) {
            throw new DicomException(Kind.UNSUPPORTED, "no parametric map, but SOP class " + instance.sopClassUid());
        }
        int described = header.items(Tag.PerFrameFunctionalGroupsSequence).size();
        if (described < instance.frames()) {
            throw new DicomException(
                    described == 0 ? Kind.MISSING_ATTRIBUTE : Kind.MALFORMED,
                    Required.name(Tag.PerFrameFunctionalGroupsSequence) + " describes " + described + " of "
                            + instance.frames() + " frames");
        }
        List<MapFrame> frames = new ArrayList<>(instance.frames());
        for (int number = 1; number <= instance.frames(); number++) {
            try {
                frames.add(frame(number));
            } catch (DicomException e) {
                throw new DicomException(e.kind(), "frame " + number + ": " + e.getMessage(), e);
            }
        }
        return new ParametricMap(
                instance.sopInstanceUid(),
                header.string(Tag.ContentLabel),
                header.string(Tag.ContentDescription),
                header.string(Tag.FrameOfReferenceUID),
                Required.integer(header, Tag.Columns),
                Required.integer(header, Tag.Rows),
                frames,
                SeriesReference.all(header, Tag.ReferencedSeriesSequence, Tag.ReferencedInstanceSequence),
                stored());
    }

    private MapFrame frame(int number) throws DicomException {
        List<RealWorldMapping> read = new ArrayList<>();
        for (DataSet item : FunctionalGroups.items(header, Tag.RealWorldValueMappingSequence, number)) {
            RealWorldMapping known = quantities.get(item);
            if (known == null) {
                known = RealWorldMapping.of(item, signed);
                quantities.put(item, known);
            }
            read.add(known);
        }
        if (read.isEmpty()) {
            throw Required.missing(Tag.RealWorldValueMappingSequence);
        }
        return new MapFrame(
                number,
                instance.plane(number).map(this::shared),
                shared(SourceImage.ofDerivations(FunctionalGroups.items(header, Tag.DerivationImageSequence, number))),
                read);
    }

    @SuppressWarnings("unchecked")
    private <T> T shared(T value) {
        T earlier = (T) once.putIfAbsent(value, value);
        return earlier == null ? value : earlier;
    }

    /** The pixels alone: a quantity maps stored values, which no other scale may touch. */
    private Instance stored() {
        DataSet pixels = new DataSet();
        for (Element element : header.elements()) {
            int group = Tags.group(element.tag());
            boolean scale = element.tag() == Tag.RescaleSlope || element.tag() == Tag.RescaleIntercept;
            if ((group == 0x0028 && !scale) || group == 0x7FE0) {
                pixels.put(element);
            }
        }
        return new Instance(
                instance.file(),
                instance.transferSyntaxUid(),
                instance.sopInstanceUid(),
                instance.sopClassUid(),
                instance.frames(),
                Optional.empty(),
                pixels);
    }
}
