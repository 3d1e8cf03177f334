package org.overread.core.codec.jpeg2000;

/** The component transforms, backwards, in place: to red, green, blue. Standard: T.800 G. */
final class ComponentTransform {

    /** Planes of one kind, int[][] (reversible) or float[][]. */
    static void undo(Object first, Object second, Object third) {
        if (first instanceof int[][] luminance) {
            for (int y = 0; y < luminance.length; y++) {
                reversible(luminance[y], ((int[][]) second)[y], ((int[][]) third)[y]);
            }
        } else {
            float[][] luminance = (float[][]) first;
            for (int y = 0; y < luminance.length; y++) {
                irreversible(luminance[y], ((float[][]) second)[y], ((float[][]) third)[y]);
            }
        }
    }

    private static void reversible(int[] first, int[] second, int[] third) {
        for (int x = 0; x < first.length; x++) {
            int green = first[x] - (second[x] + third[x] >> 2);
            int red = third[x] + green;
            third[x] = second[x] + green;
            second[x] = green;
            first[x] = red;
        }
    }

    private static void irreversible(float[] first, float[] second, float[] third) {
        for (int x = 0; x < first.length; x++) {
            float y = first[x];
            float cb = second[x];
            float cr = third[x];
            first[x] = y + cr * 1.402f;
            second[x] = y - cb * 0.34413f - cr * 0.71414f;
            third[x] = y + cb * 1.772f;
        }
    }

    private ComponentTransform() {}
}
