package org.overread.core.measurement;

/**
 * What is known of the values inside a region: of the pixels whose centre lies inside, those with a value.
 *
 * @param pixels how many; the numbers below are NaN where it is 0
 * @param standardDeviation of these pixels as the whole population
 */
public record RegionStatistics(long pixels, double mean, double standardDeviation, double minimum, double maximum) {

    /** Thread: blocks for as long as the region is large; stateless. */
    public static RegionStatistics of(Shape.Region region, PixelValues values) {
        Sum first = new Sum(0);
        visit(region, values, first);
        double mean = first.sum / first.count;
        Sum spread = new Sum(mean);
        visit(region, values, spread);
        if (first.count == 0) {
            return new RegionStatistics(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        if (first.least == first.most) {
            // without what rounding of the sums would make of it
            return new RegionStatistics(first.count, first.least, 0, first.least, first.most);
        }
        return new RegionStatistics(
                first.count, mean, Math.sqrt(spread.squares / first.count), first.least, first.most);
    }

    /** Row by row, in the order of the pixels. */
    private static void visit(Shape.Region region, PixelValues values, Sum sum) {
        for (int row = 0; row < values.rows(); row++) {
            double[] crossings = region.crossings(row + 0.5);
            for (int i = 0; i + 1 < crossings.length; i += 2) {
                int from = (int) Math.max(0, Math.ceil(crossings[i] - 0.5));
                int to = (int) Math.min(values.columns(), Math.ceil(crossings[i + 1] - 0.5));
                for (int column = from; column < to; column++) {
                    sum.add(values.value(column, row));
                }
            }
        }
    }

    private static final class Sum {
        private final double about;
        private long count;
        private double sum;
        private double squares;
        private double least = Double.POSITIVE_INFINITY;
        private double most = Double.NEGATIVE_INFINITY;

        Sum(double about) {
            this.about = about;
        }

        void add(double value) {
            if (Double.isNaN(value)) {
                return;
            }
            count++;
            sum += value;
            squares += (value - about) * (value - about);
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
    }
}
