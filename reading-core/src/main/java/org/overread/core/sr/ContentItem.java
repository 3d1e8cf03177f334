package org.overread.core.sr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.document.GraphicType;
import org.overread.core.document.GraphicType3d;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;

/** One item of an SR content tree, by value type (PS3.3 C.17.3), with its children. */
final class ContentItem {
    private final DataSet dataSet = new DataSet();
    private final List<DataSet> children = new ArrayList<>();

    private ContentItem(String valueType) {
        dataSet.putString(Tag.ValueType, Vr.CS, valueType);
    }

    private ContentItem(String valueType, CodedConcept name) {
        this(valueType);
        dataSet.putItems(Tag.ConceptNameCodeSequence, CodeItems.of(name));
    }

    /** A container built by a template of the DICOM Content Mapping Resource. */
    static ContentItem container(CodedConcept name, String templateId) {
        ContentItem item = container(name);
        item.dataSet.putItems(
                Tag.ContentTemplateSequence,
                new DataSet()
                        .putString(Tag.MappingResource, Vr.CS, "DCMR")
                        .putString(Tag.MappingResourceUID, Vr.UI, "1.2.840.10008.8.1.1")
                        .putString(Tag.TemplateIdentifier, Vr.CS, templateId));
        return item;
    }

    static ContentItem container(CodedConcept name) {
        ContentItem item = new ContentItem("CONTAINER", name);
        item.dataSet.putString(Tag.ContinuityOfContent, Vr.CS, "SEPARATE");
        return item;
    }

    static ContentItem code(CodedConcept name, CodedConcept value) {
        ContentItem item = new ContentItem("CODE", name);
        item.dataSet.putItems(Tag.ConceptCodeSequence, CodeItems.of(value));
        return item;
    }

    static ContentItem text(CodedConcept name, String value) {
        ContentItem item = new ContentItem("TEXT", name);
        item.dataSet.putString(Tag.TextValue, Vr.UT, SingleValue.of(value));
        return item;
    }

    static ContentItem uid(CodedConcept name, String value) {
        ContentItem item = new ContentItem("UIDREF", name);
        item.dataSet.putString(Tag.UID, Vr.UI, value);
        return item;
    }

    static ContentItem person(CodedConcept name, String value) {
        ContentItem item = new ContentItem("PNAME", name);
        item.dataSet.putString(Tag.PersonName, Vr.PN, SingleValue.of(value));
        return item;
    }

    static ContentItem number(CodedConcept name, BigDecimal value, Unit unit) {
        ContentItem item = new ContentItem("NUM", name);
        item.dataSet.putItems(
                Tag.MeasuredValueSequence,
                new DataSet()
                        .putString(Tag.NumericValue, Vr.DS, value.toPlainString())
                        .putItems(Tag.MeasurementUnitsCodeSequence, CodeItems.of(unit.code())));
        return item;
    }

    /** @param reference a SOP instance reference, from {@link References} */
    static ContentItem image(CodedConcept name, DataSet reference) {
        ContentItem item = new ContentItem("IMAGE", name);
        item.dataSet.putItems(Tag.ReferencedSOPSequence, reference);
        return item;
    }

    /** An image without a name of its own: the source that coordinates are selected from. */
    static ContentItem image(DataSet reference) {
        ContentItem item = new ContentItem("IMAGE");
        item.dataSet.putItems(Tag.ReferencedSOPSequence, reference);
        return item;
    }

    /** A polyline in image coordinates: column, row, column, row, … (PS3.3 C.18.6). */
    static ContentItem polyline(CodedConcept name, double... points) {
        return graphic(name, GraphicType.POLYLINE, points);
    }

    /** Points in image coordinates: column, row, column, row, … (PS3.3 C.18.6). */
    static ContentItem graphic(CodedConcept name, GraphicType type, double... points) {
        ContentItem item = new ContentItem("SCOORD", name);
        item.dataSet.putString(Tag.GraphicType, Vr.CS, type.name());
        item.dataSet.putFloating(Tag.GraphicData, Vr.FL, points);
        return item;
    }

    /** Points in the patient: x, y, z, x, … in mm of a frame of reference (PS3.3 C.18.9). */
    static ContentItem graphic3d(CodedConcept name, GraphicType3d type, String frameOfReferenceUid, double... points) {
        ContentItem item = new ContentItem("SCOORD3D", name);
        item.dataSet.putString(Tag.GraphicType, Vr.CS, type.name());
        item.dataSet.putFloating(Tag.GraphicData, Vr.FL, points);
        item.dataSet.putString(Tag.ReferencedFrameOfReferenceUID, Vr.UI, frameOfReferenceUid);
        return item;
    }

    /** Gives the item a key of its own, so that others can point at it. */
    ContentItem identifiedBy(String observationUid) {
        dataSet.putString(Tag.ObservationUID, Vr.UI, observationUid);
        return this;
    }

    /** Observation DateTime (0040,A032). */
    ContentItem observedAt(String dateTime) {
        dataSet.putString(Tag.ObservationDateTime, Vr.DT, dateTime);
        return this;
    }

    ContentItem add(Relationship relationship, ContentItem child) {
        DataSet item = child.toDataSet();
        item.putString(Tag.RelationshipType, Vr.CS, relationship.term());
        children.add(item);
        return this;
    }

    DataSet toDataSet() {
        if (!children.isEmpty()) {
            dataSet.putItems(Tag.ContentSequence, children);
        }
        return dataSet;
    }
}
