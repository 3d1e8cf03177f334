package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.overread.core.finding.Characteristic;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Mark;
import org.overread.core.finding.MaskFrame;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.Unit;
import org.overread.core.image.FrameRef;
import org.overread.core.image.PatientPoint;

/** A claim as it is stored: codes, side, place, marks and measurements. */
final class ClaimJson {
    private ClaimJson() {}

    /** @throws IllegalArgumentException where a place is not finite: JSON has no such number */
    static ObjectNode write(FindingClaim claim) {
        ObjectNode node = JsonField.object();
        node.set("label", write(claim.label()));
        claim.site().ifPresent(site -> node.set("site", write(site)));
        claim.laterality().ifPresent(side -> node.put("laterality", side.name()));
        claim.centre().ifPresent(centre -> node.set("centre", write(centre)));
        node.set("box", write(claim.box()));
        ArrayNode measurements = node.putArray("measurements");
        claim.measurements().forEach(measurement -> measurements.add(write(measurement)));
        claim.characteristics()
                .forEach(quality -> node.withArray("characteristics").add(write(quality)));
        claim.mask().ifPresent(mask -> {
            ArrayNode frames = node.putArray("mask");
            mask.frames().forEach(frame -> frames.add(write(frame)));
        });
        return node;
    }

    static FindingClaim read(JsonField claim) {
        return new FindingClaim(
                readCode(claim.field("label")),
                claim.optional("site").map(ClaimJson::readCode),
                claim.optional("laterality").map(side -> side.oneOf(Laterality.class)),
                claim.optional("centre").map(ClaimJson::readPoint),
                readBox(claim.field("box")),
                claim.field("measurements").list(ClaimJson::readMeasurement),
                claim.optional("characteristics")
                        .map(qualities -> qualities.list(ClaimJson::readCharacteristic))
                        .orElse(List.of()),
                claim.optional("mask").map(mask -> new Mark.Mask(mask.list(ClaimJson::readMaskFrame))));
    }

    static ObjectNode write(CodedConcept code) {
        return JsonField.object()
                .put("value", code.value())
                .put("scheme", code.scheme())
                .put("meaning", code.meaning());
    }

    static CodedConcept readCode(JsonField code) {
        return new CodedConcept(
                code.field("value").text(),
                code.field("scheme").text(),
                code.field("meaning").text());
    }

    static ObjectNode write(PatientPoint point) {
        if (!Double.isFinite(point.x()) || !Double.isFinite(point.y()) || !Double.isFinite(point.z())) {
            throw new IllegalArgumentException("a place in the patient is not finite");
        }
        return JsonField.object().put("x", point.x()).put("y", point.y()).put("z", point.z());
    }

    static PatientPoint readPoint(JsonField point) {
        return new PatientPoint(
                point.field("x").number(),
                point.field("y").number(),
                point.field("z").number());
    }

    private static ObjectNode write(Mark.Box box) {
        return frame(box.frame())
                .put("column0", finite(box.column0()))
                .put("row0", finite(box.row0()))
                .put("column1", finite(box.column1()))
                .put("row1", finite(box.row1()));
    }

    private static Mark.Box readBox(JsonField box) {
        return new Mark.Box(
                readFrame(box),
                box.field("column0").number(),
                box.field("row0").number(),
                box.field("column1").number(),
                box.field("row1").number());
    }

    static double finite(double edge) {
        if (!Double.isFinite(edge)) {
            throw new IllegalArgumentException("a place in an image is not finite");
        }
        return edge;
    }

    static ObjectNode frame(FrameRef frame) {
        return JsonField.object().put("sopInstanceUid", frame.sopInstanceUid()).put("frameNumber", frame.frameNumber());
    }

    static FrameRef readFrame(JsonField mark) {
        return new FrameRef(
                mark.field("sopInstanceUid").text(), mark.field("frameNumber").integer());
    }

    private static ObjectNode write(MaskFrame mask) {
        return frame(mask.frame())
                .put("firstColumn", mask.firstColumn())
                .put("firstRow", mask.firstRow())
                .put("columns", mask.columns())
                .put("rows", mask.rows())
                .put("bits", mask.bits());
    }

    private static MaskFrame readMaskFrame(JsonField mask) {
        return new MaskFrame(
                readFrame(mask),
                mask.field("firstColumn").integer(),
                mask.field("firstRow").integer(),
                mask.field("columns").integer(),
                mask.field("rows").integer(),
                mask.field("bits").text());
    }

    private static ObjectNode write(Characteristic quality) {
        ObjectNode node = JsonField.object();
        node.set("name", write(quality.name()));
        node.set("value", write(quality.value()));
        return node.put("source", quality.source().name());
    }

    private static Characteristic readCharacteristic(JsonField quality) {
        return new Characteristic(
                readCode(quality.field("name")),
                readCode(quality.field("value")),
                quality.field("source").oneOf(Measurement.Source.class));
    }

    static ObjectNode write(Measurement measurement) {
        ObjectNode node = JsonField.object();
        node.set("quantity", write(measurement.quantity()));
        node.put("value", measurement.value());
        node.put("unit", measurement.unit().ucum());
        node.put("unitMeaning", measurement.unit().meaning());
        node.put("source", measurement.source().name());
        return node;
    }

    static Measurement readMeasurement(JsonField measurement) {
        return new Measurement(
                readCode(measurement.field("quantity")),
                measurement.field("value").number(),
                new Unit(
                        measurement.field("unit").text(),
                        measurement.field("unitMeaning").text()),
                measurement.field("source").oneOf(Measurement.Source.class));
    }
}
