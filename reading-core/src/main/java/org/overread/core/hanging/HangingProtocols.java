package org.overread.core.hanging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.overread.core.hanging.HangingProtocol.Origin;

/**
 * The hanging protocols of a station.
 *
 * @param problems files that were passed over, each with what is wrong with it
 */
public record HangingProtocols(List<HangingProtocol> protocols, List<String> problems) {
    public static final HangingProtocols NONE = new HangingProtocols(List.of(), List.of());

    public HangingProtocols {
        protocols = List.copyOf(protocols);
        problems = List.copyOf(problems);
    }

    /** Those here, and others, which take the place of those here that have the same id. */
    public HangingProtocols with(HangingProtocols others) {
        Map<String, HangingProtocol> byId = new LinkedHashMap<>();
        protocols.forEach(protocol -> byId.put(protocol.id(), protocol));
        others.protocols().forEach(protocol -> byId.put(protocol.id(), protocol));
        List<String> all = new ArrayList<>(problems);
        all.addAll(others.problems());
        return new HangingProtocols(List.copyOf(byId.values()), all);
    }

    /** Those that fit a study, the best first; among equals the reader's own, then the site's, then by id. */
    public List<MatchingProtocol> matching(StudyToHang study) {
        List<MatchingProtocol> matching = new ArrayList<>();
        for (HangingProtocol protocol : protocols) {
            OptionalInt score = protocol.criteria().score(study);
            score.ifPresent(points -> matching.add(new MatchingProtocol(protocol, points)));
        }
        matching.sort(Comparator.comparingInt(MatchingProtocol::score)
                .reversed()
                .thenComparing(one -> one.protocol().origin(), Comparator.<Origin>reverseOrder())
                .thenComparing(one -> one.protocol().id()));
        return matching;
    }
}
