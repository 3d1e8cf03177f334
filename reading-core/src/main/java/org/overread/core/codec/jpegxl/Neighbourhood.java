package org.overread.core.codec.jpegxl;

/**
 * The samples around one that is decoded next, and predictions from them. Standard: ISO/IEC 18181-1 H.3, H.4. Not
 * thread-safe.
 */
final class Neighbourhood {
    static final int PREDICTORS = 14;
    static final int ZERO = 0;
    static final int GRADIENT = 5;
    static final int WEIGHTED = 6;

    int west;
    int north;
    int northWest;
    int northEast;
    int westWest;
    int northNorth;
    int northEastEast;

    /** What the weighted predictor says, where it is used. */
    long weighted;

    private final int[] samples;
    private final int width;

    Neighbourhood(int[] samples, int width) {
        this.samples = samples;
        this.width = width;
    }

    void move(int x, int y) {
        int at = y * width + x;
        if (x > 1 && y > 1 && x + 2 < width) {
            inside(at);
        } else {
            atEdge(at, x, y);
        }
    }

    private void inside(int at) {
        int[] s = samples;
        int above = at - width;
        northNorth = s[above - width];
        northWest = s[above - 1];
        north = s[above];
        northEast = s[above + 1];
        northEastEast = s[above + 2];
        westWest = s[at - 2];
        west = s[at - 1];
    }

    private void atEdge(int at, int x, int y) {
        int above = at - width;
        west = x > 0 ? samples[at - 1] : y > 0 ? samples[above] : 0;
        north = y > 0 ? samples[above] : west;
        northWest = x > 0 && y > 0 ? samples[above - 1] : west;
        northEast = x + 1 < width && y > 0 ? samples[above + 1] : north;
        westWest = x > 1 ? samples[at - 2] : west;
        northNorth = y > 1 ? samples[above - width] : north;
        northEastEast = x + 2 < width && y > 0 ? samples[above + 2] : northEast;
    }

    /** Properties 4 … 14, which decisions look at; {@code before} is property 9 of the sample to the left, or 0. */
    void properties(int[] to, int before) {
        to[4] = Math.abs(north);
        to[5] = Math.abs(west);
        to[6] = north;
        to[7] = west;
        to[8] = west - before;
        to[9] = west + north - northWest;
        to[10] = west - northWest;
        to[11] = northWest - north;
        to[12] = north - northEast;
        to[13] = north - northNorth;
        to[14] = west - westWest;
    }

    long predict(int predictor) {
        return switch (predictor) {
            case 0 -> 0;
            case 1 -> west;
            case 2 -> north;
            case 3 -> ((long) west + north) / 2;
            case 4 -> select();
            case GRADIENT -> gradient(north, west, northWest);
            case WEIGHTED -> weighted;
            case 7 -> northEast;
            case 8 -> northWest;
            case 9 -> westWest;
            case 10 -> ((long) west + northWest) / 2;
            case 11 -> ((long) northWest + north) / 2;
            case 12 -> ((long) north + northEast) / 2;
            default -> (6L * north - 2L * northNorth + 7L * west + westWest + northEastEast + 3L * northEast + 8) / 16;
        };
    }

    private long select() {
        long byWest = Math.abs((long) north - northWest);
        long byNorth = Math.abs((long) west - northWest);
        return byWest < byNorth ? west : north;
    }

    /** {@code north + west - northWest}, kept between the first two. */
    static int gradient(int north, int west, int northWest) {
        int least = Math.min(north, west);
        int most = Math.max(north, west);
        return northWest > most ? least : northWest < least ? most : north + west - northWest;
    }
}
