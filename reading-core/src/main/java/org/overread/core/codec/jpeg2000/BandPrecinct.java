package org.overread.core.codec.jpeg2000;

/** The code-blocks of one subband in one precinct, raster order. */
final class BandPrecinct {
    private final Subband band;
    private final int across;
    private final CodeBlock[] blocks;
    private final TagTree inclusion;
    private final TagTree zeroPlanes;

    /** {@code area}: the precinct within the subband. */
    BandPrecinct(Subband band, Area area, int widthBits, int heightBits, CodeBlockStyle style) {
        this.band = band;
        int left = area.x0() >> widthBits;
        int top = area.y0() >> heightBits;
        across = area.isEmpty() ? 0 : (area.x1() - 1 >> widthBits) + 1 - left;
        int down = area.isEmpty() ? 0 : (area.y1() - 1 >> heightBits) + 1 - top;
        blocks = new CodeBlock[across * down];
        for (int i = 0; i < blocks.length; i++) {
            int x = left + i % across;
            int y = top + i / across;
            Area cell =
                    new Area(x << widthBits, y << heightBits, x + 1 << widthBits, y + 1 << heightBits).intersect(area);
            int x0 = band.area().x0();
            int y0 = band.area().y0();
            blocks[i] = new CodeBlock(new Area(cell.x0() - x0, cell.y0() - y0, cell.x1() - x0, cell.y1() - y0), style);
        }
        inclusion = blocks.length == 0 ? null : new TagTree(across, down);
        zeroPlanes = blocks.length == 0 ? null : new TagTree(across, down);
    }

    Subband band() {
        return band;
    }

    int across() {
        return across;
    }

    CodeBlock[] blocks() {
        return blocks;
    }

    TagTree inclusion() {
        return inclusion;
    }

    TagTree zeroPlanes() {
        return zeroPlanes;
    }
}
