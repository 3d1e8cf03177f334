package org.overread.core.audit;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.core.audit.AuditVerdict.Broken;
import org.overread.core.audit.AuditVerdict.Fault;

/** Follows a trail record by record, and judges it when it has been seen to its end. Holds no records but alerts. */
final class ChainCheck implements AuditArchive.Visitor {
    private final List<SignedHead> keptOutside;
    private final Map<Long, String> hashesAskedFor = new HashMap<>();
    private final List<AuditRecord> alerts = new ArrayList<>();
    private long last;
    private String lastHash = AuditRecord.GENESIS;
    private Optional<Broken> broken = Optional.empty();
    private Optional<SignedHead> head = Optional.empty();

    ChainCheck(List<SignedHead> keptOutside) {
        this.keptOutside = keptOutside;
        keptOutside.forEach(outside -> hashesAskedFor.put(outside.index(), ""));
        hashesAskedFor.put(0L, AuditRecord.GENESIS);
    }

    @Override
    public void record(ChainedRecord found) {
        if (broken.isEmpty()) {
            broken = fault(found);
            last++;
            lastHash = found.hash();
            hashesAskedFor.computeIfPresent(last, (index, none) -> lastHash);
        }
    }

    @Override
    public void head(SignedHead found) {
        head = Optional.of(found);
    }

    void unreadable(String why) {
        broken = broken.or(() -> Optional.of(new Broken(last + 1, Fault.UNREADABLE, why)));
    }

    boolean isBroken() {
        return broken.isPresent();
    }

    long next() {
        return last + 1;
    }

    AuditVerdict verdict(PublicKey key) {
        Optional<Broken> first = broken.or(() -> headFault(key)).or(() -> outsideFault(key));
        return first.isPresent() ? first.get() : new AuditVerdict.Intact(last, AuditKey.fingerprint(key), alerts);
    }

    private Optional<Broken> fault(ChainedRecord found) {
        long expected = last + 1;
        Optional<AuditRecord> record = AuditRecord.parse(found.text());
        if (found.index() > expected) {
            return broken(expected, Fault.RECORD_MISSING, "record " + expected + " is missing");
        }
        if (record.isEmpty()) {
            return broken(expected, Fault.RECORD_CHANGED, "record " + expected + " is not as it was written");
        }
        long own = record.get().index();
        boolean linked = AuditRecord.hash(lastHash, found.text()).equals(found.hash());
        if (own > expected && !linked) {
            return broken(
                    expected,
                    Fault.OUT_OF_ORDER,
                    "record " + own + " stands where record " + expected + " belongs: removed or moved");
        }
        if (own != expected) {
            return broken(expected, Fault.OUT_OF_ORDER, "record " + own + " stands in place of record " + expected);
        }
        if (!linked) {
            return broken(expected, Fault.RECORD_CHANGED, "the hash of record " + expected + " does not fit");
        }
        record.filter(r -> r.event().type() == AuditEvent.Type.SECURITY_ALERT).ifPresent(alerts::add);
        return Optional.empty();
    }

    private Optional<Broken> headFault(PublicKey key) {
        if (head.isEmpty() && last == 0 && !keptOutside.isEmpty()) {
            // nothing was recorded yet; what says so is the head outside
            return Optional.empty();
        }
        if (head.isEmpty()) {
            return broken(last, Fault.HEAD_NOT_SIGNED, "the signed head is missing");
        }
        SignedHead signed = head.get();
        if (!signed.signedBy(key)) {
            return broken(signed.index(), Fault.HEAD_NOT_SIGNED, "the head is not signed by the station's key");
        }
        if (signed.index() > last) {
            return broken(last + 1, Fault.TAIL_CUT, "records " + (last + 1) + " to " + signed.index() + " are missing");
        }
        if (signed.index() < last) {
            return broken(
                    signed.index() + 1,
                    Fault.TAIL_UNSIGNED,
                    "records after " + signed.index() + " are covered by no signed head");
        }
        return signed.hash().equals(lastHash)
                ? Optional.empty()
                : broken(last, Fault.REWRITTEN, "the records do not lead to the signed head");
    }

    private Optional<Broken> outsideFault(PublicKey key) {
        return keptOutside.stream()
                .map(outside -> outsideFault(outside, key))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Broken> outsideFault(SignedHead outside, PublicKey key) {
        if (!outside.signedBy(key)) {
            return broken(
                    outside.index(),
                    Fault.HEAD_NOT_SIGNED,
                    "a head kept outside the database is missing or not signed by the station's key");
        }
        if (outside.index() > last) {
            return broken(
                    last + 1,
                    Fault.OLDER_COPY,
                    "the trail once reached record " + outside.index()
                            + ": an older copy was put back, or its end was cut");
        }
        return outside.hash().equals(hashesAskedFor.get(outside.index()))
                ? Optional.empty()
                : broken(
                        outside.index(),
                        Fault.REWRITTEN,
                        "the records up to " + outside.index() + " are not those that were signed then");
    }

    private static Optional<Broken> broken(long index, Fault fault, String why) {
        return Optional.of(new Broken(index, fault, why));
    }
}
