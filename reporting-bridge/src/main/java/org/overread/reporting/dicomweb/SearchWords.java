package org.overread.reporting.dicomweb;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.overread.core.worklist.WorklistStudy;

/**
 * Whether a study that an archive found has all the words looked for, each at the beginning of one of its own, as this
 * station's index finds them: archives join a word's places by "and", and match within words.
 */
final class SearchWords {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

    private final List<String> wanted;

    SearchWords(String anywhere) {
        this.wanted = words(anywhere).toList();
    }

    /** @param query what the archive was asked: its word counts as found where the answer does not give that attribute */
    boolean areIn(WorklistStudy study, Map<String, String> query) {
        String unsaid = study.description().isBlank() ? query.getOrDefault("StudyDescription", "") : "";
        List<String> said = Stream.of(
                        study.patient().name(),
                        study.patient().id(),
                        study.accessionNumber().orElse(""),
                        study.description(),
                        String.join(" ", study.modalities()),
                        unsaid,
                        query.getOrDefault("ModalitiesInStudy", ""))
                .flatMap(SearchWords::words)
                .toList();
        return wanted.stream().allMatch(word -> said.stream().anyMatch(one -> one.startsWith(word)));
    }

    private static Stream<String> words(String text) {
        String plain =
                ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return BETWEEN.splitAsStream(plain.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty());
    }
}
