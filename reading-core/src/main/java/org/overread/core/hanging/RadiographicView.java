package org.overread.core.hanging;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.study.FunctionalGroups;

/**
 * Side and view of a projection: View Code Sequence or View Position, Image or Frame Laterality, else Laterality of the
 * series. What its attributes and the series description say must agree: else neither side nor view is given, but the
 * contradiction.
 *
 * @param laterality R, L or B; empty where unknown or contradictory
 * @param view as View Position has it: CC, MLO, PA, AP, LL, …
 * @param modified whether a view modifier (spot compression, magnification, implant displaced, …) is stated
 * @param contradiction what the attributes say, for the reader; empty where they agree
 */
public record RadiographicView(
        Optional<String> laterality, Optional<String> view, boolean modified, Optional<String> contradiction) {
    private static final RadiographicView NONE =
            new RadiographicView(Optional.empty(), Optional.empty(), false, Optional.empty());
    /** CID 4014 and the frequent ones of CID 4010: SNOMED CT, and the SNOMED-RT identifiers of older objects. */
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("399162004", "CC"),
            Map.entry("R-10242", "CC"),
            Map.entry("399368009", "MLO"),
            Map.entry("R-10226", "MLO"),
            Map.entry("399260004", "ML"),
            Map.entry("R-10224", "ML"),
            Map.entry("399352003", "LM"),
            Map.entry("R-10228", "LM"),
            Map.entry("399099002", "LMO"),
            Map.entry("R-10230", "LMO"),
            Map.entry("399196006", "FB"),
            Map.entry("R-10244", "FB"),
            Map.entry("399188001", "SIO"),
            Map.entry("R-102D0", "SIO"),
            Map.entry("441555000", "ISO"),
            Map.entry("R-40AAA", "ISO"),
            Map.entry("399192008", "XCCL"),
            Map.entry("R-1024A", "XCCL"),
            Map.entry("399101009", "XCCM"),
            Map.entry("R-1024B", "XCCM"),
            Map.entry("272479007", "PA"),
            Map.entry("R-40888", "PA"),
            Map.entry("R-10214", "PA"),
            Map.entry("399348003", "AP"),
            Map.entry("R-10206", "AP"),
            Map.entry("399173006", "LL"),
            Map.entry("R-10236", "LL"),
            Map.entry("399198007", "RL"),
            Map.entry("R-10232", "RL"),
            Map.entry("399067008", "LAT"),
            Map.entry("R-102CD", "LAT"));

    private static final Pattern SIDE_IN_WORDS =
            Pattern.compile("(?<![A-Z])(?:(R|L)[ _-]?(?=CC|MLO|ML|LM|XCC)|(RIGHT|LEFT|RECHTS|LINKS)(?![A-Z]))");
    private static final Pattern VIEW_IN_WORDS = Pattern.compile("(?<![A-Z])[RL]?[ _-]?(CC|MLO)(?![A-Z])");

    /** Of a frame, numbered from 1. @param breast whether side and view of the series description count, as in mammography */
    public static RadiographicView of(DataSet header, int frame, boolean breast) {
        Set<String> sides = sides(header, frame);
        Optional<DataSet> code = header.item(Tag.ViewCodeSequence);
        Set<String> views = views(header, code);
        if (breast) {
            String words = header.string(Tag.SeriesDescription).orElse("").toUpperCase(Locale.ROOT);
            only(SIDE_IN_WORDS, words).ifPresent(sides::add);
            only(VIEW_IN_WORDS, words).filter(view -> !views.isEmpty()).ifPresent(named -> {
                if (views.stream().noneMatch(view -> view.contains(named))) {
                    views.add(named);
                }
            });
        }
        boolean modified = code.stream()
                .anyMatch(item -> !item.items(Tag.ViewModifierCodeSequence).isEmpty());
        if (sides.size() > 1 || views.size() > 1) {
            String said = String.join(" and ", sides.size() > 1 ? sides : views);
            return new RadiographicView(Optional.empty(), Optional.empty(), modified, Optional.of(said));
        }
        return new RadiographicView(sides.stream().findFirst(), views.stream().findFirst(), modified, Optional.empty());
    }

    /** What all of several are; what they do not share is not given. */
    static RadiographicView shared(List<RadiographicView> all) {
        return all.stream().distinct().count() == 1 ? all.getFirst() : NONE;
    }

    private static Set<String> sides(DataSet header, int frame) {
        Set<String> sides = new LinkedHashSet<>();
        FunctionalGroups.of(header, Tag.FrameAnatomySequence, frame)
                .flatMap(anatomy -> anatomy.string(Tag.FrameLaterality))
                .ifPresent(sides::add);
        header.string(Tag.ImageLaterality).ifPresent(sides::add);
        if (sides.isEmpty()) {
            header.string(Tag.Laterality).ifPresent(sides::add);
        }
        sides.removeIf(side -> !side.matches("[RLB]"));
        return sides;
    }

    private static Set<String> views(DataSet header, Optional<DataSet> code) {
        Set<String> views = new LinkedHashSet<>();
        code.flatMap(item -> item.string(Tag.CodeValue)).map(CODES::get).ifPresent(views::add);
        header.string(Tag.ViewPosition)
                .map(view -> view.strip().toUpperCase(Locale.ROOT))
                .filter(view -> !view.isEmpty())
                .filter(view -> !isGeneral(views, view))
                .ifPresent(views::add);
        return views;
    }

    /** A lateral is a left or a right lateral: no contradiction. */
    private static boolean isGeneral(Set<String> stated, String view) {
        List<String> lateral = List.of("LAT", "LATERAL", "LL", "RL");
        return stated.stream().anyMatch(lateral::contains)
                && lateral.contains(view)
                && (view.startsWith("LAT") || stated.contains("LAT"));
    }

    /** The one thing that a pattern finds in words; empty where it finds none, or different ones. */
    private static Optional<String> only(Pattern pattern, String words) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(words);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                Optional.ofNullable(matcher.group(group))
                        .map(RadiographicView::side)
                        .ifPresent(found::add);
            }
        }
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }

    private static String side(String word) {
        return switch (word) {
            case "RIGHT", "RECHTS" -> "R";
            case "LEFT", "LINKS" -> "L";
            default -> word;
        };
    }
}
