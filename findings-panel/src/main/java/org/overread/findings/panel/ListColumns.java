package org.overread.findings.panel;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Where the columns of the list stand. Number, size and certainty have the room of their widest text; the rest is the
 * label's and then the place's, and where it is short the end of the place gives way first, which is never the side.
 */
record ListColumns(double number, double label, double place, double size, double certainty) {
    private static final double GAP = 10;
    private static final double SYMBOL = 16;
    private static final double LEAST_PLACE = 40;

    static final ListColumns NONE = new ListColumns(0, 0, 0, 0, 0);

    static ListColumns of(List<FindingRow> rows, Font font) {
        return new ListColumns(
                widest(rows, row -> String.valueOf(row.number()), font),
                widest(rows, FindingRow::label, font),
                widest(rows, FindingRow::place, font),
                widest(rows, FindingRow::size, font),
                widest(rows, FindingRow::certainty, font));
    }

    /** Left edges and widths of symbol, number, label, place, size and certainty in a row of some width. */
    double[][] in(double width) {
        double right = width;
        double certaintyX = right - certainty;
        right = certainty > 0 ? certaintyX - GAP : right;
        double sizeX = right - size;
        right = size > 0 ? sizeX - GAP : right;
        double numberX = SYMBOL + 6;
        double labelX = numberX + number + GAP;
        double room = Math.max(0, right - labelX);
        double placeLeast = Math.min(place, LEAST_PLACE);
        double labelWidth = Math.clamp(label, 0, Math.max(0, room - GAP - placeLeast));
        double placeX = labelX + labelWidth + GAP;
        return new double[][] {
            {0, SYMBOL},
            {numberX, number},
            {labelX, labelWidth},
            {placeX, Math.max(0, right - placeX)},
            {sizeX, size},
            {certaintyX, certainty}
        };
    }

    private static double widest(List<FindingRow> rows, Function<FindingRow, String> text, Font font) {
        Text ruler = new Text();
        ruler.setFont(font);
        Stream<String> distinct = rows.stream().map(text).distinct();
        return Math.ceil(distinct.mapToDouble(s -> {
                    ruler.setText(s);
                    return ruler.getLayoutBounds().getWidth();
                })
                .max()
                .orElse(0));
    }
}
