package org.overread.core.store;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.overread.core.finding.TrackingUid;

/** Tracking UIDs as an audit record's detail holds them: one after the other, a space between. */
final class AuditUids {
    private AuditUids() {}

    static <T> String of(Collection<T> findings, Function<T, TrackingUid> uid) {
        return findings.stream().map(uid).map(TrackingUid::value).collect(Collectors.joining(" "));
    }
}
