package org.overread.core.codec.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DicomException;

/** One component of a tile, laid out in resolutions, subbands, precincts and code-blocks. Standard: T.800 B. */
final class TileComponent {
    private final Area tile;
    private final Area area;
    private final SizedComponent component;
    private final CodingStyle style;
    private final Quantisation quantisation;
    private final int regionShift;
    private final List<Resolution> resolutions = new ArrayList<>();

    /** {@code tile}: on the reference grid. {@code budget}: how many precincts the codestream could hold. Errors: TRUNCATED beyond it. */
    TileComponent(Area tile, TileParameters parameters, int index, SizedComponent component, PrecinctBudget budget)
            throws DicomException {
        this.tile = tile;
        this.component = component;
        area = tile.dividedBy(component.stepX(), component.stepY());
        style = parameters.style(index);
        quantisation = parameters.quantisation(index);
        regionShift = parameters.regionShift(index);
        for (int r = 0; r <= style.levels(); r++) {
            resolutions.add(resolution(r, budget));
        }
    }

    CodingStyle style() {
        return style;
    }

    /** The component's samples in the tile. */
    Area area() {
        return area;
    }

    List<Resolution> resolutions() {
        return resolutions;
    }

    private Resolution resolution(int r, PrecinctBudget budget) throws DicomException {
        Area samples = area.reduced(style.levels() - r);
        List<Subband> bands = new ArrayList<>();
        if (r == 0) {
            bands.add(band(0, 0, Subband.LL));
        } else {
            for (int orientation = Subband.HL; orientation <= Subband.HH; orientation++) {
                bands.add(band(3 * r - 3 + orientation, r, orientation));
            }
        }
        return new Resolution(samples, bands, precincts(r, samples, bands, budget));
    }

    private Subband band(int index, int r, int orientation) throws DicomException {
        int level = r == 0 ? style.levels() : style.levels() - r + 1;
        Area samples = level == 0 ? area : area.band(level, orientation & 1, orientation >> 1);
        int exponent = quantisation.exponent(index, r);
        int planes = quantisation.guardBits() + exponent - 1 + regionShift;
        int gain = orientation == Subband.LL ? 0 : orientation == Subband.HH ? 2 : 1;
        double step = style.reversible()
                ? 1
                : Math.scalb(1 + quantisation.mantissa(index) / 2048.0, component.precision() + gain - exponent);
        return new Subband(orientation, samples, Math.max(0, planes), regionShift, (float) step);
    }

    private List<Precinct> precincts(int r, Area samples, List<Subband> bands, PrecinctBudget budget)
            throws DicomException {
        List<Precinct> precincts = new ArrayList<>();
        if (samples.isEmpty()) {
            return precincts;
        }
        int widthBits = style.precinctWidthBits(r);
        int heightBits = style.precinctHeightBits(r);
        int left = samples.x0() >> widthBits;
        int top = samples.y0() >> heightBits;
        int across = (samples.x1() - 1 >> widthBits) + 1 - left;
        int down = (samples.y1() - 1 >> heightBits) + 1 - top;
        budget.take((long) across * down);
        int up = style.levels() - r;
        for (int i = 0; i < across * down; i++) {
            int x = left + i % across;
            int y = top + i / across;
            List<BandPrecinct> parts = new ArrayList<>(bands.size());
            for (Subband band : bands) {
                parts.add(part(band, x, y, r));
            }
            long gridX = Math.max(tile.x0(), ((long) x << widthBits + up) * component.stepX());
            long gridY = Math.max(tile.y0(), ((long) y << heightBits + up) * component.stepY());
            precincts.add(new Precinct(parts, gridX, gridY));
        }
        return precincts;
    }

    private BandPrecinct part(Subband band, int x, int y, int r) {
        int widthBits = style.precinctWidthBits(r) - (r == 0 ? 0 : 1);
        int heightBits = style.precinctHeightBits(r) - (r == 0 ? 0 : 1);
        Area cell = new Area(x << widthBits, y << heightBits, x + 1 << widthBits, y + 1 << heightBits);
        return new BandPrecinct(
                band,
                cell.intersect(band.area()),
                Math.min(style.blockWidthBits(), widthBits),
                Math.min(style.blockHeightBits(), heightBits),
                style.blockStyle());
    }
}
