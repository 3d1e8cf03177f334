package org.overread.ai.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.overread.ai.model.EligibilityCriteria.IfAbsent;
import org.overread.ai.model.EligibilityCriteria.Range;
import org.overread.ai.model.EligibilityCriteria.Words;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.RunReason.Code;

/** One attribute of an image against one criterion: why it is refused, or nothing. */
final class CriterionCheck {

    /** @param values of the attribute; none where the image does not have it */
    static Optional<RunReason> words(Code name, List<String> values, Optional<Words> criterion) {
        return criterion.flatMap(words -> unfit(values, words)
                .map(unfit -> unfit.isEmpty()
                        ? because(words, Code.ATTRIBUTE_UNSTATED, RunReason.of(name), wanted(words))
                        : because(words, Code.ATTRIBUTE_IS, RunReason.of(name), word(unfit), wanted(words))));
    }

    /** The same of an attribute of free text, which is not repeated. */
    static Optional<RunReason> text(Code name, String value, Optional<Words> criterion) {
        return criterion.flatMap(words -> unfit(List.of(value), words)
                .map(unfit -> because(
                        words,
                        unfit.isEmpty() ? Code.ATTRIBUTE_UNSTATED : Code.ATTRIBUTE_UNFIT,
                        RunReason.of(name),
                        wanted(words))));
    }

    /** The value for which an image is refused, "" where it states none; empty where it fits. */
    private static Optional<String> unfit(List<String> values, Words words) {
        List<String> stated = values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        if (stated.isEmpty()) {
            return words.ifAbsent() == IfAbsent.ACCEPT ? Optional.empty() : Optional.of("");
        }
        Optional<String> excluded =
                stated.stream().filter(value -> fits(words.noneOf(), value)).findFirst();
        boolean fits = stated.stream().anyMatch(value -> fits(words.anyOf(), value));
        return fits && excluded.isEmpty() ? Optional.empty() : Optional.of(excluded.orElse(stated.getFirst()));
    }

    private static RunReason wanted(Words words) {
        return words.noneOf().isEmpty()
                ? RunReason.of(Code.MODEL_IS_FOR, told(words.anyOf()))
                : RunReason.of(Code.MODEL_IS_FOR_NOT, told(words.anyOf()), told(words.noneOf()));
    }

    private static String told(List<String> words) {
        return words.stream().map(word -> word.replace("*", "")).collect(Collectors.joining(", "));
    }

    /** @param values "with" or "without"; none where the image does not say */
    static Optional<RunReason> contrast(List<String> values, Optional<Words> criterion) {
        return criterion.flatMap(words -> unfit(values, words).map(unfit -> {
            Code given = unfit.isEmpty()
                    ? Code.CONTRAST_UNSTATED
                    : unfit.equals("with") ? Code.CONTRAST_GIVEN : Code.CONTRAST_NOT_GIVEN;
            return because(words, given, RunReason.of(contrast(words.anyOf())));
        }));
    }

    private static Code contrast(List<String> anyOf) {
        if (anyOf.contains("with") && anyOf.contains("without")) {
            return Code.WITH_OR_WITHOUT;
        }
        return anyOf.contains("with") ? Code.WITH : Code.WITHOUT;
    }

    static Optional<RunReason> range(Quantity quantity, OptionalDouble value, Optional<Range> criterion) {
        return criterion.flatMap(range -> range(quantity, value, range));
    }

    private static Optional<RunReason> range(Quantity quantity, OptionalDouble value, Range range) {
        if (value.isEmpty()) {
            return range.ifAbsent() == IfAbsent.ACCEPT
                    ? Optional.empty()
                    : Optional.of(because(
                            range.reason(),
                            RunReason.of(Code.QUANTITY_UNSTATED, quantity.named(), bounds(quantity, range))));
        }
        double given = value.getAsDouble();
        boolean fits = given >= range.min().orElse(Double.NEGATIVE_INFINITY) - quantity.tolerance()
                && given <= range.max().orElse(Double.POSITIVE_INFINITY) + quantity.tolerance();
        return fits
                ? Optional.empty()
                : Optional.of(because(
                        range.reason(), RunReason.of(Code.QUANTITY_IS, quantity.says(given), bounds(quantity, range))));
    }

    private static RunReason bounds(Quantity quantity, Range range) {
        if (range.min().isEmpty()) {
            return RunReason.of(Code.OR_LESS, quantity.with(range.max().orElseThrow()));
        }
        RunReason least = quantity.with(range.min().getAsDouble());
        return range.max().isEmpty()
                ? RunReason.of(Code.OR_MORE, least)
                : RunReason.of(Code.FROM_TO, least, quantity.with(range.max().getAsDouble()));
    }

    private static RunReason because(Words words, Code code, Object... values) {
        return because(words.reason(), RunReason.of(code, values));
    }

    private static RunReason because(Optional<String> why, RunReason reason) {
        return why.map(words -> RunReason.of(Code.BECAUSE, reason, words)).orElse(reason);
    }

    private static boolean fits(List<String> wanted, String value) {
        return wanted.stream().anyMatch(word -> fits(word, value));
    }

    private static boolean fits(String wanted, String value) {
        String pattern = Pattern.compile("\\*")
                .splitAsStream(wanted.toUpperCase(Locale.ROOT) + " ")
                .map(String::strip)
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return Pattern.matches(pattern, value.toUpperCase(Locale.ROOT));
    }

    /** A value of a header as a word that can be shown: never a name or free text. */
    private static Object word(String value) {
        return value.matches("[A-Za-z0-9 _]{1,16}") ? value : RunReason.of(Code.ANOTHER);
    }

    private CriterionCheck() {}
}
