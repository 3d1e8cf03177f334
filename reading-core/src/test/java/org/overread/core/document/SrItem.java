package org.overread.core.document;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;

/** Builds content items for tests, sound and damaged ones alike, attribute by attribute. */
public final class SrItem {
    private final DataSet dataSet = new DataSet();
    private final List<DataSet> children = new ArrayList<>();

    private SrItem(String relationship, String valueType) {
        if (!relationship.isEmpty()) {
            dataSet.putString(Tag.RelationshipType, Vr.CS, relationship);
        }
        if (!valueType.isEmpty()) {
            dataSet.putString(Tag.ValueType, Vr.CS, valueType);
        }
    }

    /** @param name "121071:DCM:Finding"; empty: no name */
    public static SrItem of(String relationship, String valueType, String name) {
        SrItem item = new SrItem(relationship, valueType);
        if (!name.isEmpty()) {
            item.dataSet.putItems(Tag.ConceptNameCodeSequence, code(name));
        }
        return item;
    }

    public static SrItem container(String relationship, String name) {
        return of(relationship, "CONTAINER", name);
    }

    public static SrItem text(String relationship, String name, String text) {
        return of(relationship, "TEXT", name).put(Tag.TextValue, Vr.UT, text);
    }

    public static SrItem code(String relationship, String name, String value) {
        return of(relationship, "CODE", name).put(Tag.ConceptCodeSequence, code(value));
    }

    public static SrItem uid(String relationship, String name, String uid) {
        return of(relationship, "UIDREF", name).put(Tag.UID, Vr.UI, uid);
    }

    public static SrItem person(String relationship, String name, String person) {
        return of(relationship, "PNAME", name).put(Tag.PersonName, Vr.PN, person);
    }

    public static SrItem number(String relationship, String name, String number, String unit) {
        return of(relationship, "NUM", name)
                .put(
                        Tag.MeasuredValueSequence,
                        new DataSet()
                                .putString(Tag.NumericValue, Vr.DS, number)
                                .putItems(Tag.MeasurementUnitsCodeSequence, code(unit + ":UCUM:" + unit)));
    }

    public static SrItem image(String relationship, String name, String instanceUid) {
        return of(relationship, "IMAGE", name).put(Tag.ReferencedSOPSequence, reference(instanceUid));
    }

    public static SrItem scoord(String relationship, String name, String type, double... points) {
        SrItem item = of(relationship, "SCOORD", name).put(Tag.GraphicType, Vr.CS, type);
        item.dataSet.putFloating(Tag.GraphicData, Vr.FL, points);
        return item;
    }

    public static SrItem scoord3d(String relationship, String name, String type, double... points) {
        SrItem item = of(relationship, "SCOORD3D", name)
                .put(Tag.GraphicType, Vr.CS, type)
                .put(Tag.ReferencedFrameOfReferenceUID, Vr.UI, "2.25.99");
        item.dataSet.putFloating(Tag.GraphicData, Vr.FL, points);
        return item;
    }

    /** A relationship by reference to the item at a position. */
    public static SrItem reference(String relationship, int... position) {
        SrItem item = new SrItem(relationship, "");
        item.dataSet.putInteger(Tag.ReferencedContentItemIdentifier, Vr.UL, position);
        return item;
    }

    public static DataSet reference(String instanceUid) {
        return new DataSet()
                .putString(Tag.ReferencedSOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2")
                .putString(Tag.ReferencedSOPInstanceUID, Vr.UI, instanceUid);
    }

    public static DataSet code(String code) {
        String[] parts = code.split(":");
        return new DataSet()
                .putString(Tag.CodeValue, Vr.SH, parts[0])
                .putString(Tag.CodingSchemeDesignator, Vr.SH, parts[1])
                .putString(Tag.CodeMeaning, Vr.LO, parts[2]);
    }

    public SrItem put(int tag, Vr vr, String... values) {
        dataSet.putString(tag, vr, values);
        return this;
    }

    public SrItem put(int tag, DataSet... items) {
        dataSet.putItems(tag, items);
        return this;
    }

    public SrItem remove(int tag) {
        dataSet.remove(tag);
        return this;
    }

    public SrItem add(SrItem... items) {
        for (SrItem item : items) {
            children.add(item.dataSet());
        }
        return this;
    }

    public DataSet dataSet() {
        if (!children.isEmpty()) {
            dataSet.putItems(Tag.ContentSequence, children);
        }
        return dataSet;
    }

    /** As the root of a document of a SOP class ("88.34"), of study 2.25.1. */
    public DataSet document(String sopClass) {
        return dataSet()
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1." + sopClass)
                .putString(Tag.SOPInstanceUID, Vr.UI, "2.25.3")
                .putString(Tag.StudyInstanceUID, Vr.UI, "2.25.1")
                .putString(Tag.SeriesInstanceUID, Vr.UI, "2.25.2");
    }
}
