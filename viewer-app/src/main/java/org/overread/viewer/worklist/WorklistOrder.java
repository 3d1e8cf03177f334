package org.overread.viewer.worklist;

import java.util.Comparator;
import org.overread.core.worklist.PersonNameOrder;
import org.overread.core.worklist.StudySearch.Order;
import org.overread.core.worklist.WorklistStudy;

/** The order of studies from several sources, as the index has it for its own: by a column, then the newest first. */
final class WorklistOrder {

    static Comparator<WorklistStudy> of(Order order, boolean ascending) {
        Comparator<WorklistStudy> upwards = by(order);
        return (ascending ? upwards : upwards.reversed()).thenComparing(date().reversed());
    }

    private static Comparator<WorklistStudy> by(Order order) {
        return switch (order) {
            case DATE -> date();
            case PATIENT_NAME -> Comparator.comparing(study -> study.patient().name(), PersonNameOrder.comparator());
            case PATIENT_ID -> Comparator.comparing(study -> study.patient().id());
            case ACCESSION_NUMBER ->
                Comparator.comparing(study -> study.accessionNumber().orElse(""));
            case DESCRIPTION -> Comparator.comparing(WorklistStudy::description, String.CASE_INSENSITIVE_ORDER);
            case MODALITY -> Comparator.comparing(study -> String.join("\\", study.modalities()));
            case ARRIVED -> Comparator.comparing(WorklistStudy::arrived);
        };
    }

    private static Comparator<WorklistStudy> date() {
        return Comparator.comparing((WorklistStudy study) -> study.date().orElse(""))
                .thenComparing(study -> study.time().orElse(""));
    }

    private WorklistOrder() {}
}
