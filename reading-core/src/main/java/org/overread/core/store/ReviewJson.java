package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.overread.core.finding.TrackingUid;
import org.overread.core.review.Assessment;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.ReviewEntry;

/** A step of a review as it is stored; the finding that it may bring stands in its own row. */
final class ReviewJson {
    private ReviewJson() {}

    static String write(ReviewEntry entry) {
        ObjectNode node = JsonField.object();
        node.put("studyInstanceUid", entry.studyInstanceUid());
        node.put("trackingUid", entry.trackingUid().value());
        node.put("cause", entry.cause().name());
        node.put("bringsFinding", entry.added().isPresent());
        entry.assessment().ifPresent(assessment -> node.set("assessment", write(assessment)));
        node.set("reader", write(entry.reader()));
        node.put("at", entry.at().toString());
        return node.toString();
    }

    /** @param finding the row of the finding that the entry is about */
    static ReviewEntry read(long number, String text, String finding) {
        return JsonField.decode("assessment_entry " + number, text, entry -> read(entry, finding));
    }

    static ObjectNode write(ReaderIdentity reader) {
        return JsonField.object()
                .put("personName", reader.personName())
                .put("organization", reader.organization())
                .put("id", reader.id())
                .put("idScheme", reader.idScheme());
    }

    static ReaderIdentity readReader(JsonField reader) {
        return new ReaderIdentity(
                reader.field("personName").text(),
                reader.field("organization").text(),
                reader.field("id").text(),
                reader.field("idScheme").text());
    }

    private static ReviewEntry read(JsonField entry, String finding) {
        TrackingUid uid = new TrackingUid(entry.field("trackingUid").text());
        return new ReviewEntry(
                entry.field("studyInstanceUid").text(),
                uid,
                entry.field("cause").oneOf(ReviewEntry.Cause.class),
                entry.field("bringsFinding").flag()
                        ? Optional.of(FindingJson.read(uid.value(), finding))
                        : Optional.empty(),
                entry.optional("assessment").map(ReviewJson::readAssessment),
                readReader(entry.field("reader")),
                entry.field("at").instant());
    }

    private static ObjectNode write(Assessment assessment) {
        ObjectNode node = JsonField.object();
        node.put("trackingUid", assessment.trackingUid().value());
        node.put("decision", assessment.decision().name());
        assessment.reason().ifPresent(reason -> node.put("reason", reason.name()));
        assessment.modified().ifPresent(claim -> node.set("modified", ClaimJson.write(claim)));
        node.set("reader", write(assessment.reader()));
        node.put("at", assessment.at().toString());
        return node;
    }

    private static Assessment readAssessment(JsonField assessment) {
        return new Assessment(
                new TrackingUid(assessment.field("trackingUid").text()),
                assessment.field("decision").oneOf(AssessmentDecision.class),
                assessment.optional("reason").map(reason -> reason.oneOf(RejectionReason.class)),
                assessment.optional("modified").map(ClaimJson::read),
                readReader(assessment.field("reader")),
                assessment.field("at").instant());
    }
}
