package org.overread.viewer.viewport;

import java.util.List;
import java.util.stream.Stream;
import org.overread.core.study.SeriesWarning;
import org.overread.viewer.theme.Texts;

/** How the screen says what a reader must know about a series. */
public final class SeriesText {

    /** Each in a line, in the language of the screen. */
    public static List<String> lines(List<SeriesWarning> warnings) {
        return warnings.stream().map(SeriesText::line).toList();
    }

    private static String line(SeriesWarning warning) {
        boolean ofStack = warning.code() == SeriesWarning.Code.STACK;
        Stream<Object> values = warning.values().stream()
                .map(value -> ofStack && value instanceof String label ? StackText.label(label) : written(value));
        return Texts.of("series." + warning.code(), values.toArray());
    }

    private static Object written(Object value) {
        return switch (value) {
            case SeriesWarning inner -> line(inner);
            case List<?> all ->
                all.stream()
                        .map(name -> StackText.label(name.toString()))
                        .reduce((one, next) -> Texts.of("series.and", one, next))
                        .orElse("");
            default -> value;
        };
    }

    private SeriesText() {}
}
