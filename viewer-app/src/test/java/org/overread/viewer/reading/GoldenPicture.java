package org.overread.viewer.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;

/**
 * A picture of the window as it was when somebody looked at it and found it good, kept as the mean colours of a grid of cells. Cells are
 * larger than letters, so that other fonts and their smoothing change them little, and a part of the screen that is missing, moved or of
 * another colour much.
 *
 * <p>Renewed where the system property {@code overread.golden} is {@code renew}.
 */
public final class GoldenPicture {
    private static final Path FOLDER = Path.of("src/test/resources/org/overread/viewer/golden");
    private static final int COLUMNS = 80;
    private static final int ROWS = 50;

    /** Of 255, in the channel that differs most: as much as a short word on the panel makes of its cell. */
    private static final int SEEN = 28;

    /** Of all cells. DejaVu Sans and Nimbus Sans differ in 1 to 4.3 %; a panel that is missing takes a quarter. */
    private static final double ALLOWED_SHARE = 0.06;

    private final WritableImage cells;

    private GoldenPicture(WritableImage cells) {
        this.cells = cells;
    }

    public static GoldenPicture of(Image picture) {
        WritableImage cells = new WritableImage(COLUMNS, ROWS);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                cells.getPixelWriter().setArgb(column, row, mean(picture, column, row));
            }
        }
        return new GoldenPicture(cells);
    }

    /** The one that is kept; this one first where it is to be renewed. */
    public GoldenPicture kept(String name) throws IOException {
        Path file = FOLDER.resolve(name + ".png");
        if ("renew".equals(System.getProperty("overread.golden"))) {
            ScreenPicture.write(cells, file);
        }
        return new GoldenPicture(
                new WritableImage(new Image(Files.newInputStream(file)).getPixelReader(), COLUMNS, ROWS));
    }

    /** The share of cells in which two differ, 0…1. */
    double differing(GoldenPicture other) {
        int differ = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int one = cells.getPixelReader().getArgb(column, row);
                differ += distance(one, other.cells.getPixelReader().getArgb(column, row)) > SEEN ? 1 : 0;
            }
        }
        return differ / (double) (COLUMNS * ROWS);
    }

    public boolean looksLike(GoldenPicture other) {
        return differing(other) <= ALLOWED_SHARE;
    }

    private static int mean(Image picture, int column, int row) {
        int left = (int) (picture.getWidth() * column / COLUMNS);
        int right = (int) (picture.getWidth() * (column + 1) / COLUMNS);
        int top = (int) (picture.getHeight() * row / ROWS);
        int bottom = (int) (picture.getHeight() * (row + 1) / ROWS);
        long[] sums = new long[3];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int argb = picture.getPixelReader().getArgb(x, y);
                for (int channel = 0; channel < sums.length; channel++) {
                    sums[channel] += argb >> 8 * channel & 255;
                }
            }
        }
        long count = (long) (right - left) * (bottom - top);
        return 255 << 24 | (int) (sums[2] / count) << 16 | (int) (sums[1] / count) << 8 | (int) (sums[0] / count);
    }

    private static int distance(int one, int other) {
        int most = 0;
        for (int channel = 0; channel < 3; channel++) {
            most = Math.max(most, Math.abs((one >> 8 * channel & 255) - (other >> 8 * channel & 255)));
        }
        return most;
    }
}
