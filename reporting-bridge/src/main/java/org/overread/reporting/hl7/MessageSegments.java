package org.overread.reporting.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v251.datatype.XPN;
import ca.uhn.hl7v2.model.v251.segment.MSH;
import ca.uhn.hl7v2.model.v251.segment.OBR;
import ca.uhn.hl7v2.model.v251.segment.PID;
import java.util.Optional;
import org.overread.core.report.ImagingProcedure;
import org.overread.core.report.ReportContent;
import org.overread.core.study.Patient;
import org.overread.core.study.Study;
import org.overread.reporting.demographics.PersonName;

/** The segments before the observations: MSH, PID, OBR. */
final class MessageSegments {

    static void putHeader(MSH msh, Hl7Settings settings, ReportContent content) throws HL7Exception {
        msh.getFieldSeparator().setValue("|");
        msh.getEncodingCharacters().setValue("^~\\&");
        msh.getSendingApplication().getNamespaceID().setValue(settings.sendingApplication());
        msh.getSendingFacility().getNamespaceID().setValue(settings.sendingFacility());
        msh.getReceivingApplication().getNamespaceID().setValue(settings.receivingApplication());
        msh.getReceivingFacility().getNamespaceID().setValue(settings.receivingFacility());
        msh.getDateTimeOfMessage().getTime().setValue(Hl7Values.moment(content.signedAt(), content.zone()));
        msh.getMessageType().getMessageCode().setValue("ORU");
        msh.getMessageType().getTriggerEvent().setValue("R01");
        msh.getMessageType().getMessageStructure().setValue("ORU_R01");
        msh.getMessageControlID().setValue(content.ids().oruControlId());
        msh.getProcessingID().getProcessingID().setValue(settings.processingId());
        msh.getVersionID().getVersionID().setValue("2.5.1");
        msh.getCharacterSet(0).setValue("UNICODE UTF-8");
    }

    static void putPatient(PID pid, Patient patient) throws HL7Exception {
        pid.getSetIDPID().setValue("1");
        pid.getPatientIdentifierList(0).getIDNumber().setValue(Hl7Values.plain(patient.id()));
        pid.getPatientIdentifierList(0)
                .getAssigningAuthority()
                .getNamespaceID()
                .setValue(Hl7Values.plain(patient.issuerOfId()));
        pid.getPatientIdentifierList(0).getIdentifierTypeCode().setValue("MR");
        PersonName name = PersonName.of(patient.name());
        int repetition = 0;
        repetition = putName(pid, repetition, name.alphabetic(), 'A');
        repetition = putName(pid, repetition, name.ideographic(), 'I');
        putName(pid, repetition, name.phonetic(), 'P');
        pid.getDateTimeOfBirth().getTime().setValue(Hl7Values.moment(patient.birthDate(), Optional.empty()));
        pid.getAdministrativeSex().setValue(patient.sex().map(Hl7Values::plain).orElse(""));
    }

    private static int putName(PID pid, int repetition, Optional<PersonName.Group> name, char representation)
            throws HL7Exception {
        if (name.isEmpty()) {
            return repetition;
        }
        XPN field = pid.getPatientName(repetition);
        Hl7Values.put(field, name.get(), representation);
        return repetition + 1;
    }

    static void putRequest(OBR obr, ReportContent content) throws HL7Exception {
        Study study = content.study();
        String accession = study.accessionNumber().map(Hl7Values::plain).orElse("");
        obr.getSetIDOBR().setValue("1");
        obr.getFillerOrderNumber()
                .getEntityIdentifier()
                .setValue(accession.isEmpty() ? study.studyInstanceUid() : accession);
        Hl7Values.put(obr.getUniversalServiceIdentifier(), ImagingProcedure.of(study));
        obr.getObservationDateTime().getTime().setValue(Hl7Values.moment(study.date(), study.time()));
        if (study.referringPhysician().isPresent()) {
            Hl7Values.put(obr.getOrderingProvider(0), study.referringPhysician().get());
        }
        obr.getPlacerField1().setValue(accession);
        obr.getResultsRptStatusChngDateTime().getTime().setValue(Hl7Values.moment(content.signedAt(), content.zone()));
        obr.getDiagnosticServSectID().setValue("RAD");
        obr.getResultStatus().setValue("F");
        Hl7Values.put(obr.getPrincipalResultInterpreter().getNDLName(), content.reader());
    }

    private MessageSegments() {}
}
