package org.overread.reporting.dicomweb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.overread.core.worklist.StudySearch;

/**
 * A worklist search as QIDO-RS queries (PS3.18 8.3.4): matching joins attributes by "and" alone, so that words to be found
 * anywhere, and several modalities, take a query each.
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

    private static final List<String> ANYWHERE = List.of("PatientName", "PatientID", "AccessionNumber");

    static List<Map<String, String>> of(StudySearch search) {
        List<Map<String, String>> queries = new ArrayList<>();
        List<String> modalities = search.modalities().isEmpty() ? List.of("") : search.modalities();
        List<String> fields = search.words().anywhere().isBlank() ? List.of("") : ANYWHERE;
        for (String modality : modalities) {
            for (String field : fields) {
                Map<String, String> query = common(search);
                if (!modality.isEmpty()) {
                    query.put("ModalitiesInStudy", modality);
                }
                if (!field.isEmpty()) {
                    query.merge(field, prefix(search.words().anywhere()), (given, any) -> given);
                }
                queries.add(query);
            }
        }
        return queries;
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

    /** Words as wild card matching has them (PS3.4 C.2.2.2.4); what a reader types is no wild card. */
    private static String prefix(String words) {
        return String.join(
                        "*", words.strip().replaceAll("[*?\\\\]", " ").strip().split("[\\s^]+")) + "*";
    }

    private QidoQueries() {}
}
