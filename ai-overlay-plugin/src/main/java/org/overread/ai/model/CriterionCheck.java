package org.overread.ai.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.overread.ai.model.EligibilityCriteria.IfAbsent;
import org.overread.ai.model.EligibilityCriteria.Range;
import org.overread.ai.model.EligibilityCriteria.Words;

/** One attribute of an image against one criterion: the refusal in a reader's words, or none. */
final class CriterionCheck {

    /** @param values of the attribute; none where the image does not have it */
    static Optional<String> words(String name, List<String> values, Optional<Words> criterion) {
        return words(name, values, criterion, value -> "is " + word(value));
    }

    /** The same of an attribute of free text, which is not repeated. */
    static Optional<String> text(String name, String value, Optional<Words> criterion) {
        return words(name, List.of(value), criterion, unsaid -> "does not fit");
    }

    private static Optional<String> words(
            String name, List<String> values, Optional<Words> criterion, UnaryOperator<String> says) {
        if (criterion.isEmpty()) {
            return Optional.empty();
        }
        Words words = criterion.get();
        List<String> stated = values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        String wanted = "this model is for " + told(words.anyOf())
                + (words.noneOf().isEmpty() ? "" : ", not for " + told(words.noneOf()));
        if (stated.isEmpty()) {
            return words.ifAbsent() == IfAbsent.ACCEPT
                    ? Optional.empty()
                    : Optional.of("the " + name + " is not stated, " + wanted + because(words.reason()));
        }
        Optional<String> excluded =
                stated.stream().filter(value -> fits(words.noneOf(), value)).findFirst();
        boolean fits = stated.stream().anyMatch(value -> fits(words.anyOf(), value));
        return fits && excluded.isEmpty()
                ? Optional.empty()
                : Optional.of("the " + name + " " + says.apply(excluded.orElse(stated.getFirst())) + ", " + wanted
                        + because(words.reason()));
    }

    private static String told(List<String> words) {
        return words.stream().map(word -> word.replace("*", "")).collect(Collectors.joining(", "));
    }

    /** @param values "with" or "without"; none where the image does not say */
    static Optional<String> contrast(List<String> values, Optional<Words> criterion) {
        if (criterion.isEmpty() || words("contrast agent", values, criterion).isEmpty()) {
            return Optional.empty();
        }
        String given = values.isEmpty()
                ? "whether the images are with contrast agent is not stated"
                : "the images are " + values.getFirst() + " contrast agent";
        return Optional.of(given + ", this model is for images "
                + String.join(" or ", criterion.get().anyOf())
                + because(criterion.get().reason()));
    }

    static Optional<String> range(Quantity quantity, OptionalDouble value, Optional<Range> criterion) {
        if (criterion.isEmpty()) {
            return Optional.empty();
        }
        Range range = criterion.get();
        if (value.isEmpty()) {
            return range.ifAbsent() == IfAbsent.ACCEPT
                    ? Optional.empty()
                    : Optional.of(quantity.named() + " is not stated, this model needs " + bounds(quantity, range)
                            + because(range.reason()));
        }
        double given = value.getAsDouble();
        boolean fits = given >= range.min().orElse(Double.NEGATIVE_INFINITY) - quantity.tolerance()
                && given <= range.max().orElse(Double.POSITIVE_INFINITY) + quantity.tolerance();
        return fits
                ? Optional.empty()
                : Optional.of(quantity.says(given) + ", this model needs " + bounds(quantity, range)
                        + because(range.reason()));
    }

    private static String bounds(Quantity quantity, Range range) {
        if (range.min().isEmpty()) {
            return quantity.bound(range.max().orElseThrow()) + " or less";
        }
        String least = quantity.bound(range.min().getAsDouble());
        return range.max().isEmpty()
                ? least + " or more"
                : least + " to " + quantity.bound(range.max().getAsDouble());
    }

    private static String because(Optional<String> reason) {
        return reason.map(why -> " (" + why + ")").orElse("");
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
    private static String word(String value) {
        return value.matches("[A-Za-z0-9 _]{1,16}") ? value : "another";
    }

    private CriterionCheck() {}
}
