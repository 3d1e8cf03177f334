package org.overread.ai.output;

/** Background that a mask encloses. */
public final class Holes {

    /** Sets the voxels of background that do not hang together, by faces, with the mask's edges. */
    public static void fill(byte[] mask, int width, int height, int depth) {
        byte[] outside = new byte[mask.length];
        for (int i = 0; i < mask.length; i++) {
            outside[i] = (byte) (mask[i] == 0 ? 1 : 0);
        }
        ConnectedParts parts = new ConnectedParts(outside, width, height, 6);
        boolean[] open = new boolean[parts.count() + 1];
        ConnectedParts.Extent[] extents = parts.extents();
        for (ConnectedParts.Extent part : extents) {
            open[part.number()] = part.box().x0() == 0
                    || part.box().y0() == 0
                    || part.box().x1() == width
                    || part.box().y1() == height
                    || depth > 1 && (part.box().z0() == 0 || part.box().z1() == depth);
        }
        for (int i = 0; i < mask.length; i++) {
            int number = parts.numbers()[i];
            if (number > 0 && !open[number]) {
                mask[i] = 1;
            }
        }
    }

    private Holes() {}
}
