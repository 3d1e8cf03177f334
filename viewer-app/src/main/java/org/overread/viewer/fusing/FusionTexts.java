package org.overread.viewer.fusing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.image.Rgb;
import org.overread.core.study.Series;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.PaintedLayer;
import org.overread.viewer.viewport.UnitText;

/** What is written about a fused series: which it is, what its values are, and how they are shown. */
final class FusionTexts {
    private static final int DIGITS = 3;

    static String name(Series series) {
        return (series.title() + "  " + series.description()).strip();
    }

    static List<String> lines(FusedVolume volume, FusionLook look) {
        List<String> lines = new ArrayList<>();
        lines.add(Texts.of("fusion.fused", name(volume.partner().series())));
        int decimals = decimals(look.high() - look.low());
        lines.add(Texts.of(
                "fusion.window",
                quantity(volume),
                Texts.number(look.low(), decimals),
                Texts.number(look.high(), decimals),
                unit(volume)));
        lines.add(Texts.of("fusion.look", look.palette().title(), Math.round(look.opacity() * 100)));
        volume.noSuv().ifPresent(why -> lines.add(Texts.of("viewport.noSuv", why)));
        volume.partner().registration().ifPresent(name -> lines.add(Texts.of("fusion.registered", name)));
        return lines;
    }

    /** The bar of colours. */
    static PaintedLayer legend(FusedVolume volume, FusionLook look) {
        List<Rgb> colours = look.palette().argb().stream()
                .map(argb -> new Rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF))
                .toList();
        PaintedLayer.Scale scale = new PaintedLayer.Scale(unit(volume), look.low(), look.high(), colours);
        return new PaintedLayer(
                name(volume.partner().series()),
                Optional.empty(),
                quantity(volume),
                colours.getLast(),
                Optional.of(scale));
    }

    /** The value of the fused series under the pointer; NaN: none. */
    static String value(FusedVolume volume, float value) {
        String said = Float.isNaN(value)
                ? Texts.of("fusion.noValue")
                : (quantity(volume) + " " + Texts.number(value, decimals(Math.abs(value))) + " " + unit(volume))
                        .strip();
        return Texts.of("fusion.own", volume.partner().series().title(), said);
    }

    private static String quantity(FusedVolume volume) {
        return volume.isUptake() ? volume.quantity().meaning() : "";
    }

    private static String unit(FusedVolume volume) {
        return UnitText.of(volume.quantity(), volume.unit());
    }

    private static int decimals(double size) {
        int beforePoint = size > 0 ? (int) Math.floor(Math.log10(size)) + 1 : 1;
        return Math.clamp(DIGITS - (long) beforePoint, 0, 2);
    }

    private FusionTexts() {}
}
