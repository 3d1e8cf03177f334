package org.overread.core.hanging;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.overread.core.hanging.HangingProtocol.Origin;

/** Reads hanging protocols from JSON; their shape is in docs/hanging-protocols.md. What it does not know is refused. */
final class HangingProtocolReader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Set<String> PROTOCOL = Set.of("id", "name", "for", "steps");
    private static final Set<String> FOR = Set.of(
            "modality",
            "bodyPart",
            "description",
            "notDescription",
            "laterality",
            "view",
            "images",
            "priors",
            "weight");

    private static final Set<String> STEP = Set.of("name", "grid", "cells", "priors", "needs", "optional", "together");
    private static final int MOST_PRIORS = 9;
    private static final int MOST_WEIGHT = 20;
    private static final int MOST_IMAGES = 100_000;
    private static final int MOST_CELLS = 16;

    /** @throws HangingProtocolException naming the place in the file and what is wrong there */
    static HangingProtocol read(byte[] json, Origin origin) throws HangingProtocolException {
        ProtocolNode root = new ProtocolNode("protocol", parse(json)).object(PROTOCOL);
        String id = root.field("id").text();
        root.field("id").require(id.matches("[a-z0-9][a-z0-9.-]{0,63}"), "not lower case letters, digits, . and -");
        ProtocolNode criteria = root.field("for").object(FOR);
        List<String> modality = criteria.list("modality", ProtocolNode::text);
        root.require(!modality.isEmpty(), "for.modality names none");
        List<HangingStep> steps = root.list("steps", node -> step(node, modality));
        root.require(!steps.isEmpty(), "no steps");
        return new HangingProtocol(id, root.field("name").text(), criteria(criteria, modality), steps, origin);
    }

    private static JsonNode parse(byte[] json) throws HangingProtocolException {
        try {
            JsonNode root = MAPPER.readTree(json);
            if (root == null || !root.isObject()) {
                throw new HangingProtocolException("protocol", "not a JSON object");
            }
            return root;
        } catch (JacksonException e) {
            String where =
                    e.getLocation() == null ? "file" : "line " + e.getLocation().getLineNr();
            throw new HangingProtocolException(where, "not valid JSON");
        } catch (IOException e) {
            throw new HangingProtocolException("file", "cannot be read");
        }
    }

    private static StudyCriteria criteria(ProtocolNode node, List<String> modality) throws HangingProtocolException {
        return new StudyCriteria(
                modality,
                node.list("bodyPart", ProtocolNode::text),
                node.optional("description", ProtocolNode::pattern),
                node.optional("notDescription", ProtocolNode::pattern),
                node.optional("laterality", ProtocolNode::text),
                node.list("view", ProtocolNode::text),
                node.optional("images", one -> one.count(0, MOST_IMAGES)).orElse(0),
                node.optional("priors", one -> one.count(0, MOST_PRIORS)).orElse(0),
                node.optional("weight", one -> one.count(-MOST_WEIGHT, MOST_WEIGHT))
                        .orElse(0));
    }

    private static HangingStep step(ProtocolNode node, List<String> modality) throws HangingProtocolException {
        node.object(STEP);
        List<Integer> grid = node.list("grid", one -> one.count(1, 4));
        node.require(grid.isEmpty() || grid.size() == 2, "grid is not columns and rows");
        int[] next = {0};
        List<HangingCell> cells = node.list(
                "cells", one -> CellReader.read(one, Optional.of(grid).filter(g -> !g.isEmpty()), next[0]++, modality));
        node.require(grid.isEmpty() || cells.size() <= grid.get(0) * grid.get(1), "more cells than the grid has");
        try {
            return new HangingStep(
                    node.field("name").text(),
                    cells,
                    node.optional("priors", one -> one.count(0, MOST_PRIORS)).orElse(0),
                    node.list("needs", one -> one.count(0, MOST_CELLS - 1)),
                    node.list("optional", one -> one.count(0, MOST_CELLS - 1)),
                    node.list("together", HangingProtocolReader::link));
        } catch (IllegalArgumentException e) {
            throw node.refused(e.getMessage());
        }
    }

    private static CellLink link(ProtocolNode node) throws HangingProtocolException {
        node.object(Set.of("cells", "in"));
        Set<CellLink.Aspect> aspects = EnumSet.noneOf(CellLink.Aspect.class);
        aspects.addAll(node.list("in", one -> one.oneOf(CellLink.Aspect.class)));
        List<Integer> cells = node.list("cells", one -> one.count(0, MOST_CELLS - 1));
        node.require(cells.size() > 1 && !aspects.isEmpty(), "links fewer than two cells, or in nothing");
        return new CellLink(cells, aspects);
    }

    private HangingProtocolReader() {}
}
