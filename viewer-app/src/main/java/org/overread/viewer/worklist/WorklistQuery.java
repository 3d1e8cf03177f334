package org.overread.viewer.worklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.overread.core.worklist.StudySearch;
import org.overread.core.worklist.StudySearch.Order;

/** What the reader asks the worklist for. @param words to be found anywhere; all of them */
public record WorklistQuery(String words, StudyDays days, List<String> modalities, Order order, boolean ascending) {
    private static final int WORTH_ASKING = 2;

    /** Every study, the newest first. */
    public static final WorklistQuery ALL =
            new WorklistQuery("", StudyDays.of(StudyDays.Span.ANY), List.of(), Order.DATE, false);

    public WorklistQuery {
        modalities = List.copyOf(modalities);
    }

    /** Whether it is narrow enough for an archive, which may hold millions of studies. */
    boolean forArchives(LocalDate today) {
        return words.strip().length() >= WORTH_ASKING
                || days.first(today).isPresent()
                || days.last(today).isPresent();
    }

    /** Whether it asks for the same studies, in whatever order. */
    boolean sameStudies(WorklistQuery other) {
        return sorted(other.order, other.ascending).equals(other);
    }

    public WorklistQuery sorted(Order by, boolean upwards) {
        return new WorklistQuery(words, days, modalities, by, upwards);
    }

    StudySearch page(LocalDate today, int offset, int limit) {
        Optional<String> first = days.first(today);
        return StudySearch.newest(limit)
                .withAnywhere(words)
                .withModalities(modalities)
                .between(first, days.last(today))
                .sorted(order, ascending)
                .page(offset, limit);
    }
}
