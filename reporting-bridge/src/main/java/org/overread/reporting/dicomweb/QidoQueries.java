package org.overread.reporting.dicomweb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.overread.core.worklist.StudySearch;

/**
 * A worklist search as QIDO-RS queries (PS3.18 8.3.4): matching joins attributes by "and" alone, so that words to be found
 * anywhere, and several modalities, take a query each. Of several words the longest is asked for; {@link SearchWords} sees
 * to the others. What begins an ID is asked for first, and by itself: among all that hold it an archive's limit may cut it off.
 */
final class QidoQueries {
    /** What a line shows beyond what every archive returns; each in a parameter of its own, which more archives read. */
    static final List<String> FIELDS = List.of(
            "StudyDescription",
            "ModalitiesInStudy",
            "NumberOfStudyRelatedSeries",
            "NumberOfStudyRelatedInstances",
            "PatientBirthDate",
            "PatientSex",
            "IssuerOfPatientID",
            "ReferringPhysicianName");

    /** Codes of Modality are short (PS3.3 C.7.3.1.1.1). */
    private static final String CODE = "\\p{Alnum}{2,8}";

    private static final Pattern LETTER = Pattern.compile("\\p{Alnum}");

    static List<Map<String, String>> of(StudySearch search) {
        Set<Map<String, String>> queries = new LinkedHashSet<>();
        List<String> modalities = search.modalities().isEmpty() ? List.of("") : search.modalities();
        for (String modality : modalities) {
            for (Map<String, String> place : anywhere(search.words().anywhere(), modality.isEmpty())) {
                Map<String, String> query = common(search);
                if (!modality.isEmpty()) {
                    query.put("ModalitiesInStudy", modality);
                }
                place.forEach((attribute, words) -> query.merge(attribute, words, (given, any) -> given));
                queries.add(query);
            }
        }
        return List.copyOf(queries);
    }

    /** The places in which a word can stand, each as a query's attribute and its value; one without any where there is no word. */
    private static List<Map<String, String>> anywhere(String words, boolean anyModality) {
        List<String> all = List.of(words.strip().split("[\\s^]+"));
        String word = all.stream().max(Comparator.comparing(String::length)).orElse("");
        if (word.isEmpty()) {
            return List.of(Map.of());
        }
        List<Map<String, String>> places = new ArrayList<>(List.of(
                Map.of("PatientID", beginning(word)),
                Map.of("AccessionNumber", beginning(word)),
                Map.of("PatientName", within(word)),
                Map.of("PatientID", within(word)),
                Map.of("AccessionNumber", within(word)),
                Map.of("StudyDescription", within(word))));
        if (anyModality && all.size() == 1 && word.matches(CODE)) {
            places.add(Map.of("ModalitiesInStudy", word.toUpperCase(Locale.ROOT)));
        }
        return places;
    }

    private static Map<String, String> common(StudySearch search) {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "PatientName", search.words().patientName());
        put(query, "PatientID", search.words().patientId());
        put(query, "AccessionNumber", search.words().accessionNumber());
        put(query, "StudyDescription", search.words().description());
        if (search.dates().from().isPresent() || search.dates().to().isPresent()) {
            query.put(
                    "StudyDate",
                    search.dates().from().orElse("") + "-" + search.dates().to().orElse(""));
        }
        query.put("limit", Integer.toString(search.page().limit()));
        return query;
    }

    private static void put(Map<String, String> query, String attribute, String words) {
        if (!words.isBlank()) {
            query.put(attribute, prefix(words));
        }
    }

    /** A given name, and a word of a description, stand within the value; archives write letters beyond ASCII in many ways. */
    private static String within(String word) {
        return ("*" + beginning(word)).replaceAll("\\*+", "*");
    }

    private static String beginning(String word) {
        String plain = prefix(word).replaceAll("[^\\p{ASCII}]", "*");
        return (LETTER.matcher(plain).find() ? plain : prefix(word)).replaceAll("\\*+", "*");
    }

    /** Words as wild card matching has them (PS3.4 C.2.2.2.4); what a reader types is no wild card. */
    private static String prefix(String words) {
        return String.join(
                        "*", words.strip().replaceAll("[*?\\\\]", " ").strip().split("[\\s^]+")) + "*";
    }

    private QidoQueries() {}
}
