package org.overread.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.overread.core.worklist.StudySearch;

/**
 * A search of the worklist as a statement.
 *
 * @param words the full-text part; empty where every study matches
 */
record StudyQuery(StudySearch search, String words, List<Object> parameters) {
    /** So many hits are sorted in a moment; where there are more, the order's own index is walked instead. */
    static final int MANY = 3_000;

    static StudyQuery of(StudySearch search) {
        String words = words(search);
        List<Object> parameters = new ArrayList<>();
        if (!words.isEmpty()) {
            parameters.add(words);
        }
        search.dates().from().ifPresent(date -> parameters.add(StudyKey.firstOf(Optional.of(date))));
        search.dates().to().ifPresent(date -> parameters.add(StudyKey.behind(date)));
        parameters.add(search.page().limit());
        parameters.add(search.page().offset());
        return new StudyQuery(search, words, parameters);
    }

    /** @param few whether what the words match is so little that it is best found first and sorted then */
    String statement(String columns, boolean few) {
        String order = order(few);
        String rows = search.sorting().by() == StudySearch.Order.DATE && !words.isEmpty() ? byWords() : where(few);
        return "SELECT " + columns + " FROM study" + rows + " ORDER BY " + order + " LIMIT ? OFFSET ?";
    }

    /** A statement that counts, with {@link #criteria} as parameters. */
    String count() {
        return words.isEmpty()
                ? "SELECT count(*) FROM study" + where(true)
                : "SELECT count(*) FROM study_text WHERE study_text MATCH ?" + dates("study_text.rowid");
    }

    /** The parameters without those of the page. */
    List<Object> criteria() {
        return parameters.subList(0, parameters.size() - 2);
    }

    /** The full-text index gives its rows in the order of their keys, which is that of the dates. */
    private String byWords() {
        return " JOIN study_text ON study_text.rowid = study.id WHERE study_text MATCH ?" + dates("study_text.rowid");
    }

    private String where(boolean few) {
        String matches = words.isEmpty()
                ? " WHERE true"
                : " WHERE " + (few ? "study.id" : "+study.id")
                        + " IN (SELECT rowid FROM study_text WHERE study_text MATCH ?)";
        return matches + dates("study.id");
    }

    private String dates(String key) {
        return (search.dates().from().isPresent() ? " AND " + key + " >= ?" : "")
                + (search.dates().to().isPresent() ? " AND " + key + " < ?" : "")
                + (search.dates().from().isEmpty() && search.dates().to().isPresent()
                        ? " AND " + key + " >= " + StudyKey.FIRST_DATED
                        : "");
    }

    private String order(boolean few) {
        String direction = search.sorting().ascending() ? " ASC" : " DESC";
        return switch (search.sorting().by()) {
            case DATE -> (words.isEmpty() ? "study.id" : "study_text.rowid") + direction;
            case PATIENT_NAME -> by("name_key", direction, few, "patient_name" + direction + ", ");
            case PATIENT_ID -> by("patient_id", direction, few, "");
            case ACCESSION_NUMBER -> by("accession", direction, few, "");
            case DESCRIPTION -> by("description", direction, few, "");
            case MODALITY -> by("modalities", direction, few, "");
            case ARRIVED -> by("arrived", direction, few, "");
        };
    }

    /**
     * The unary plus keeps the order's index out of the way where few rows are sorted faster.
     *
     * @param then by what else, before the newest come first
     */
    private String by(String column, String direction, boolean few, String then) {
        return (few && !words.isEmpty() ? "+" : "") + column + direction + ", " + then + "study.id DESC";
    }

    private static String words(StudySearch search) {
        List<String> all = new ArrayList<>();
        all.addAll(prefixes("", search.words().anywhere()));
        all.addAll(prefixes("name_words : ", search.words().patientName()));
        all.addAll(prefixes("id_words : ", search.words().patientId()));
        all.addAll(prefixes("accession_words : ", search.words().accessionNumber()));
        all.addAll(prefixes("description_words : ", search.words().description()));
        if (!search.modalities().isEmpty()) {
            all.add("modality_words : ("
                    + search.modalities().stream().map(StudyQuery::quoted).collect(Collectors.joining(" OR ")) + ")");
        }
        return String.join(" AND ", all);
    }

    /** Letters and digits make words, as in the index; what is between them separates. */
    private static List<String> prefixes(String column, String text) {
        List<String> terms = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+")) {
            if (!word.isEmpty()) {
                terms.add(column + quoted(word) + "*");
            }
        }
        return terms;
    }

    private static String quoted(String word) {
        return "\"" + word.replace("\"", "") + "\"";
    }
}
