package org.overread.reporting.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v251.group.ORU_R01_ORDER_OBSERVATION;
import ca.uhn.hl7v2.model.v251.message.ORU_R01;
import ca.uhn.hl7v2.model.v251.segment.OBX;
import ca.uhn.hl7v2.parser.PipeParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.overread.core.finding.Characteristic;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.Unit;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.Evidence;
import org.overread.core.report.FindingConcepts;
import org.overread.core.report.FindingStatement;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.ReportCodes;
import org.overread.core.report.ReportContent;
import org.overread.core.report.ReportDocumentWriter;
import org.overread.core.report.ReportedNumber;
import org.overread.core.review.ReviewedFinding;

/**
 * A signed report as an HL7 v2.5.1 ORU^R01, in UTF-8: one OBR with status F, one group of OBX (by OBX-4) for each stated
 * finding. Findings that no reader has verified do not appear (invariant I3).
 *
 * <p>Errors: IllegalArgumentException as {@link Evidence} says.
 */
public final class Hl7ReportWriter implements ReportDocumentWriter {
    private static final String MEDIA_TYPE = "x-application/hl7-v2+er7; charset=utf-8";

    private final Hl7Settings settings;

    public Hl7ReportWriter(Hl7Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<FrozenDocument> write(ReportContent content) {
        Evidence.of(content);
        try {
            String message = PipeParser.getInstanceWithNoValidation().encode(message(content));
            return List.of(FrozenDocument.freeze(
                    DocumentKind.ORU,
                    content.ids().oruControlId(),
                    MEDIA_TYPE,
                    message.getBytes(StandardCharsets.UTF_8)));
        } catch (HL7Exception e) {
            throw new IllegalStateException("the message does not fit its own structure", e);
        }
    }

    private ORU_R01 message(ReportContent content) throws HL7Exception {
        ORU_R01 message = new ORU_R01();
        MessageSegments.putHeader(message.getMSH(), settings, content);
        MessageSegments.putPatient(
                message.getPATIENT_RESULT().getPATIENT().getPID(),
                content.study().patient());
        ORU_R01_ORDER_OBSERVATION order = message.getPATIENT_RESULT().getORDER_OBSERVATION();
        order.getORC().getOrderControl().setValue("RE");
        MessageSegments.putRequest(order.getOBR(), content);
        ObservationSegments observations = new ObservationSegments(order, content);
        observations.string("", Hl7Codes.STUDY_INSTANCE_UID, content.study().studyInstanceUid());
        observations.text(Hl7Codes.NARRATIVE, narrative(content));
        for (int i = 0; i < content.stated().size(); i++) {
            putFinding(observations, Integer.toString(i + 1), content.stated().get(i), content);
        }
        return message;
    }

    private static List<String> narrative(ReportContent content) {
        return content.stated().isEmpty()
                ? List.of(FindingStatement.NONE)
                : content.stated().stream().map(FindingStatement::of).toList();
    }

    private static void putFinding(
            ObservationSegments observations, String subId, ReviewedFinding reviewed, ReportContent content)
            throws HL7Exception {
        FindingClaim claim = reviewed.claim();
        OBX finding = observations.code(subId, FindingConcepts.FINDING, claim.label());
        finding.getDateTimeOfTheObservation()
                .getTime()
                .setValue(Hl7Values.moment(reviewed.assessment().orElseThrow().at(), content.zone()));
        observations.string(
                subId, FindingConcepts.TRACKING_IDENTIFIER, FindingStatement.trackingIdentifier(reviewed.finding()));
        observations.string(
                subId, FindingConcepts.TRACKING_UID, reviewed.trackingUid().value());
        if (claim.site().isPresent()) {
            observations.code(subId, FindingConcepts.FINDING_SITE, claim.site().get());
        }
        if (claim.laterality().isPresent()) {
            observations.code(
                    subId, FindingConcepts.LATERALITY, claim.laterality().get().code());
        }
        for (Measurement measurement : claim.measurements()) {
            OBX number = observations.number(
                    subId, measurement.quantity(), ReportedNumber.of(measurement), measurement.unit());
            Hl7Values.put(number.getObservationMethod(0), ReportCodes.of(measurement.source()));
        }
        for (Characteristic quality : claim.characteristics()) {
            observations.code(subId, quality.name(), quality.value());
        }
        observations.code(
                subId,
                ReportCodes.READER_ASSESSMENT,
                ReportCodes.of(reviewed.decision().orElseThrow()));
        if (reviewed.finding().origin() instanceof FindingOrigin.Model(ModelIdentity model, String run)) {
            putAlgorithm(observations, subId, reviewed, model);
        }
    }

    private static void putAlgorithm(
            ObservationSegments observations, String subId, ReviewedFinding reviewed, ModelIdentity model)
            throws HL7Exception {
        if (ReportedNumber.certainty(reviewed).isPresent()) {
            observations.number(
                    subId,
                    FindingConcepts.CERTAINTY,
                    ReportedNumber.certainty(reviewed).get(),
                    Unit.PERCENT);
        }
        OBX name = observations.string(subId, FindingConcepts.ALGORITHM_NAME, FindingStatement.name(model));
        name.getEquipmentInstanceIdentifier(0).getEntityIdentifier().setValue(model.deviceUid());
        observations.string(subId, FindingConcepts.ALGORITHM_VERSION, model.version());
    }
}
