package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Neighbours from their means and differences. Standard: ISO/IEC 18181-1 H.6.2.3. */
final class Unsqueeze {
    private Unsqueeze() {}

    static ModularChannel horizontal(ModularChannel mean, ModularChannel difference) throws DicomException {
        int pairs = difference.width;
        require(mean.height == difference.height && mean.width - pairs >= 0 && mean.width - pairs <= 1);
        ModularChannel result = new ModularChannel(mean.width + pairs, mean.height, mean.shiftX - 1, mean.shiftY);
        int[] out = result.allocate();
        for (int y = 0; y < result.height; y++) {
            int from = y * mean.width;
            int to = y * result.width;
            int before = pairs > 0 ? mean.samples[from] : 0;
            for (int x = 0; x < pairs; x++) {
                int average = mean.samples[from + x];
                int next = x + 1 < mean.width ? mean.samples[from + x + 1] : average;
                int step = difference.samples[y * pairs + x] + tendency(before, average, next);
                int first = average + step / 2;
                before = first - step;
                out[to + 2 * x] = first;
                out[to + 2 * x + 1] = before;
            }
            if (mean.width > pairs) {
                out[to + 2 * pairs] = mean.samples[from + pairs];
            }
        }
        return result;
    }

    static ModularChannel vertical(ModularChannel mean, ModularChannel difference) throws DicomException {
        int pairs = difference.height;
        int width = mean.width;
        require(width == difference.width && mean.height - pairs >= 0 && mean.height - pairs <= 1);
        ModularChannel result = new ModularChannel(width, mean.height + pairs, mean.shiftX, mean.shiftY - 1);
        int[] out = result.allocate();
        for (int y = 0; y < pairs; y++) {
            int from = y * width;
            int next = y + 1 < mean.height ? from + width : from;
            int to = 2 * y * width;
            for (int x = 0; x < width; x++) {
                int average = mean.samples[from + x];
                int before = y > 0 ? out[to - width + x] : average;
                int step = difference.samples[from + x] + tendency(before, average, mean.samples[next + x]);
                int first = average + step / 2;
                out[to + x] = first;
                out[to + width + x] = first - step;
            }
        }
        if (mean.height > pairs) {
            System.arraycopy(mean.samples, pairs * width, out, 2 * pairs * width, width);
        }
        return result;
    }

    private static void require(boolean fits) throws DicomException {
        if (!fits) {
            throw Codestream.malformed("JPEG XL means and differences of several sizes");
        }
    }

    /** The difference to expect between two neighbours of a mean, from the sample before and the mean behind. */
    private static int tendency(long before, long mean, long next) {
        long expected = 0;
        if (before >= mean && mean >= next) {
            expected = (4 * before - 3 * next - mean + 6) / 12;
            if (expected - (expected & 1) > 2 * (before - mean)) {
                expected = 2 * (before - mean) + 1;
            }
            if (expected + (expected & 1) > 2 * (mean - next)) {
                expected = 2 * (mean - next);
            }
        } else if (before <= mean && mean <= next) {
            expected = (4 * before - 3 * next - mean - 6) / 12;
            if (expected + (expected & 1) < 2 * (before - mean)) {
                expected = 2 * (before - mean) - 1;
            }
            if (expected - (expected & 1) < 2 * (mean - next)) {
                expected = 2 * (mean - next);
            }
        }
        return (int) expected;
    }
}
