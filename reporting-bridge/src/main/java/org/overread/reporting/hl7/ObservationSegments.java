package org.overread.reporting.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.DataTypeException;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.model.v251.datatype.CWE;
import ca.uhn.hl7v2.model.v251.datatype.NM;
import ca.uhn.hl7v2.model.v251.datatype.ST;
import ca.uhn.hl7v2.model.v251.datatype.TX;
import ca.uhn.hl7v2.model.v251.group.ORU_R01_ORDER_OBSERVATION;
import ca.uhn.hl7v2.model.v251.segment.OBX;
import java.math.BigDecimal;
import java.util.List;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;
import org.overread.core.report.ReportContent;

/** Adds OBX segments to an order, numbered in order of addition, each one final (OBX-11 F) and with its reader. */
final class ObservationSegments {
    private final ORU_R01_ORDER_OBSERVATION order;
    private final ReportContent content;
    private int count;

    ObservationSegments(ORU_R01_ORDER_OBSERVATION order, ReportContent content) {
        this.order = order;
        this.content = content;
    }

    /** @param subId OBX-4, what belongs together; empty for the report as a whole */
    OBX code(String subId, CodedConcept name, CodedConcept value) throws HL7Exception {
        CWE coded = new CWE(order.getMessage());
        Hl7Values.put(coded, value);
        return add(subId, "CWE", name, coded);
    }

    OBX string(String subId, CodedConcept name, String value) throws HL7Exception {
        ST string = new ST(order.getMessage());
        string.setValue(Hl7Values.plain(value));
        return add(subId, "ST", name, string);
    }

    OBX number(String subId, CodedConcept name, BigDecimal value, Unit unit) throws HL7Exception {
        NM number = new NM(order.getMessage());
        number.setValue(value.toPlainString());
        OBX obx = add(subId, "NM", name, number);
        Hl7Values.put(obx.getUnits(), unit.code());
        return obx;
    }

    /** One repetition of OBX-5 for each paragraph. */
    OBX text(CodedConcept name, List<String> paragraphs) throws HL7Exception {
        OBX obx = add("", "TX", name);
        for (int i = 0; i < paragraphs.size(); i++) {
            TX text = new TX(order.getMessage());
            text.setValue(Hl7Values.plain(paragraphs.get(i)));
            obx.getObservationValue(i).setData(text);
        }
        return obx;
    }

    private OBX add(String subId, String type, CodedConcept name, Type value) throws HL7Exception {
        OBX obx = add(subId, type, name);
        obx.getObservationValue(0).setData(value);
        return obx;
    }

    private OBX add(String subId, String type, CodedConcept name) throws HL7Exception {
        OBX obx = order.getOBSERVATION(count).getOBX();
        count++;
        obx.getSetIDOBX().setValue(Integer.toString(count));
        obx.getValueType().setValue(type);
        Hl7Values.put(obx.getObservationIdentifier(), name);
        obx.getObservationSubID().setValue(subId);
        obx.getObservationResultStatus().setValue("F");
        putReader(obx);
        return obx;
    }

    private void putReader(OBX obx) throws DataTypeException {
        try {
            Hl7Values.put(obx.getResponsibleObserver(0), content.reader());
        } catch (HL7Exception e) {
            throw new DataTypeException(e);
        }
    }
}
