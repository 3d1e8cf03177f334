package org.overread.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PixelPadding;
import org.overread.core.image.PixelValue;
import org.overread.core.image.PixelValue.Source;
import org.overread.core.image.RealFrame;

/**
 * The measurements that a frame's pixels are: in modality units, in real world units, as SUV. Nothing is given where the
 * file lacks what it takes.
 *
 * @param padding pixels with no value at all
 * @param suv with the reason where a PET image gives none
 */
public record PixelValues(List<RealWorldMapping> mappings, Optional<PixelPadding> padding, SuvScales suv) {

    /** Of a frame, numbered from 1. */
    public static PixelValues of(Series series, Instance instance, int frameNumber) {
        DataSet header = instance.header();
        return new PixelValues(
                RealWorldMappings.of(header, frameNumber),
                PixelPaddings.of(header),
                SuvScales.of(series, instance, frameNumber));
    }

    /** At a pixel index (column + row · columns); empty for padding and colour. */
    public List<PixelValue> at(ImageFrame frame, int index) {
        return switch (frame) {
            case GreyFrame grey -> {
                int stored = grey.storedValue(index);
                boolean none = padding.filter(range -> range.contains(stored)).isPresent();
                yield none ? List.of() : values(stored, grey.modalityLut());
            }
            case RealFrame real when Double.isNaN(real.values()[index]) -> List.of();
            case RealFrame real -> real(real.values()[index], real.unit());
            default -> List.of();
        };
    }

    private List<PixelValue> values(int stored, ModalityLut lut) {
        boolean plain = lut.equals(ModalityLut.IDENTITY);
        List<PixelValue> values = new ArrayList<>();
        double modality = lut.apply(stored);
        values.add(new PixelValue("", modality, lut.unit(), plain ? Source.STORED : Source.MODALITY));
        mapped(stored, values);
        suv(modality, values);
        return values;
    }

    /** A floating point pixel has no modality transformation: its value is the stored one. */
    private List<PixelValue> real(double value, String unit) {
        List<PixelValue> values = new ArrayList<>();
        values.add(new PixelValue("", value, unit, unit.isEmpty() ? Source.STORED : Source.MODALITY));
        if (unit.isEmpty()) {
            mapped(value, values);
        }
        return values;
    }

    private void mapped(double stored, List<PixelValue> values) {
        for (RealWorldMapping mapping : mappings) {
            mapping.value(stored).ifPresent(value -> {
                PixelValue real = new PixelValue(
                        mapping.title(), value, shortUnit(mapping.unit().value()), Source.REAL_WORLD_MAPPING);
                boolean said = values.stream()
                        .anyMatch(other -> other.unit().equals(real.unit()) && other.value() == real.value());
                if (!said) {
                    values.add(real);
                }
            });
        }
    }

    private void suv(double modality, List<PixelValue> values) {
        for (SuvScale scale : suv.scales()) {
            values.add(new PixelValue(
                    scale.basis().quantity(),
                    scale.factor() * modality,
                    scale.basis().unit(),
                    Source.SUV));
        }
    }

    /** As readers know it. */
    private static String shortUnit(String ucum) {
        return switch (ucum) {
            case "[hnsf'U]" -> "HU";
            case "1", "{no units}" -> "";
            default -> ucum;
        };
    }
}
