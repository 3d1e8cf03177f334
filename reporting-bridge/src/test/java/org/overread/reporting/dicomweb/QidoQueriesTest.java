package org.overread.reporting.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.overread.core.worklist.StudySearch;

class QidoQueriesTest {
    /** Of all that hold "12" an archive gives as many as its limit lets it, and perhaps not the one that begins so. */
    @Test
    void whatBeginsAnIdIsAskedForByItselfBeforeWhatHoldsItWithin() {
        assertThat(asked("12", "PatientID")).containsExactly("12*", "*12*");
        assertThat(asked("12", "AccessionNumber")).containsExactly("12*", "*12*");
        assertThat(asked("12", "PatientName")).containsExactly("*12*");
    }

    @Test
    void noQuestionIsAskedTwice() {
        assertThat(asked("\u00fcber", "PatientID")).containsExactly("*ber*");
        assertThat(QidoQueries.of(StudySearch.newest(50).withAnywhere("12")))
                .doesNotHaveDuplicates()
                .allSatisfy(query -> assertThat(query).containsEntry("limit", "50"));
        assertThat(QidoQueries.of(StudySearch.newest(50))).hasSize(1);
    }

    private static List<String> asked(String word, String attribute) {
        return QidoQueries.of(StudySearch.newest(50).withAnywhere(word)).stream()
                .map(query -> query.get(attribute))
                .filter(Objects::nonNull)
                .toList();
    }
}
