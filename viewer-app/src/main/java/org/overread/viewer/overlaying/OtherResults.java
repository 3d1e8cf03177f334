package org.overread.viewer.overlaying;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.image.Rgb;
import org.overread.core.measurement.Shape;
import org.overread.core.reference.InstanceReference;
import org.overread.core.segmentation.Segment;
import org.overread.core.segmentation.SegmentVolume;
import org.overread.core.segmentation.SegmentVolumes;
import org.overread.core.segmentation.Segmentation;
import org.overread.core.study.Instance;
import org.overread.core.study.Study;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.PaintedLayer;

/** The segmentations and label maps that a study came with: another system's word, shown when the reader wishes. */
record OtherResults(List<Read> objects) {
    static final OtherResults NONE = new OtherResults(List.of());
    private static final Set<String> SEGMENTATIONS = Set.of(SopClass.SEGMENTATION, SopClass.LABEL_MAP_SEGMENTATION);

    /** One of them, and what it says of itself. */
    record Read(LabelSource source, SegmentMasks masks) {}

    /** Whether a study has any. */
    static boolean in(Study study) {
        return study.series().stream()
                .flatMap(series -> series.instances().stream())
                .anyMatch(instance -> SEGMENTATIONS.contains(instance.sopClassUid()));
    }

    /** Reads them; one that cannot be read has no part in it. Thread: blocks for the disk. */
    static OtherResults of(Study study) {
        List<Read> read = new ArrayList<>();
        study.series().stream()
                .flatMap(series -> series.instances().stream())
                .filter(instance -> SEGMENTATIONS.contains(instance.sopClassUid()))
                .forEach(instance -> read(instance).ifPresent(read::add));
        return new OtherResults(List.copyOf(read));
    }

    List<LabelSource> sources() {
        return objects.stream().map(Read::source).toList();
    }

    /** Layers of what is wished for. @param outline width of outlines in pixels; 0: areas */
    List<MapLayer> layers(LabelLooks looks, int outline) {
        List<MapLayer> layers = new ArrayList<>();
        for (Read object : objects) {
            if (looks.shown(object.source())) {
                object.source().labels().stream()
                        .filter(label -> looks.of(label).shown())
                        .forEach(label -> layers.add(new SegmentLayer(
                                object.masks(),
                                Integer.parseInt(label.key().value()),
                                LayerColours.argb(label.colour(), ResultLayers.opacity(looks.of(label), outline)),
                                outline,
                                new PaintedLayer(
                                        object.source().name(),
                                        Optional.empty(),
                                        label.text(),
                                        label.colour(),
                                        Optional.empty(),
                                        label.volume()))));
            }
        }
        return layers;
    }

    private static Optional<Read> read(Instance instance) {
        try {
            Segmentation segmentation = Segmentation.of(instance);
            return Optional.of(new Read(source(instance, segmentation), new SegmentMasks(segmentation)));
        } catch (IOException e) {
            // the table of unread files and `show` say why
            return Optional.empty();
        }
    }

    private static LabelSource source(Instance instance, Segmentation segmentation) {
        List<SourceLabel> labels = new ArrayList<>();
        SegmentVolumes volumes = new SegmentVolumes(segmentation, instance);
        String name = name(instance, segmentation);
        for (Segment segment : segmentation.segments()) {
            if (!segment.background()) {
                Rgb colour = segment.colour().orElse(LayerColours.label(labels.size()));
                String text = segment.label().orElse(Texts.of("measure.segment", segment.number()));
                LabelKey key = LabelKey.segment(instance.sopInstanceUid(), segment.number());
                SegmentVolume volume = volume(volumes, segment);
                labels.add(new SourceLabel(
                        key,
                        text,
                        Optional.of(words(volume)),
                        mask(volume, name, instance, segment.number()),
                        colour,
                        true,
                        Optional.empty()));
            }
        }
        return new LabelSource(instance.sopInstanceUid(), name, false, labels);
    }

    private static Optional<Shape.MaskVolume> mask(SegmentVolume volume, String source, Instance of, int segment) {
        return volume instanceof SegmentVolume.Known known
                ? Optional.of(new Shape.MaskVolume(
                        known.millilitres(),
                        source,
                        Optional.of(new InstanceReference(
                                of.sopClassUid(), of.sopInstanceUid(), List.of(), List.of(segment)))))
                : Optional.empty();
    }

    private static String words(SegmentVolume volume) {
        return switch (volume) {
            case SegmentVolume.Known known -> LayerTexts.millilitres(known.millilitres());
            case SegmentVolume.Unknown unknown -> Texts.of("measure.noVolume", unknown.reason());
        };
    }

    private static SegmentVolume volume(SegmentVolumes volumes, Segment segment) {
        try {
            return volumes.of(segment.number());
        } catch (IOException e) {
            // its message may hold a path, and a path a patient's name
            return new SegmentVolume.Unknown(Texts.of("overlay.unreadable"));
        }
    }

    private static String name(Instance instance, Segmentation segmentation) {
        Optional<String> by = segmentation.segments().stream()
                .flatMap(segment -> segment.algorithm().name().stream())
                .findFirst()
                .or(() -> instance.header().string(Tag.ManufacturerModelName))
                .or(() -> instance.header().string(Tag.Manufacturer));
        return by.or(segmentation::contentLabel).filter(name -> !name.isBlank()).orElse(Texts.of("overlay.unnamed"));
    }
}
