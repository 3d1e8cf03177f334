package org.overread.core.audit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/** Checks a trail from its first record to its signed head. Reads it once, in little memory. */
public final class AuditVerification {
    private final PublicKey stationKey;

    /** @param stationKey the station's public key, known from elsewhere than what is verified */
    public AuditVerification(PublicKey stationKey) {
        this.stationKey = stationKey;
    }

    /**
     * Verifies a trail where it is kept.
     *
     * @param keptOutside heads kept outside the database; empty list where there are none
     */
    public AuditVerdict verify(AuditArchive archive, List<SignedHead> keptOutside) {
        ChainCheck check = new ChainCheck(keptOutside);
        try {
            archive.visit(check);
        } catch (IOException e) {
            check.unreadable(e.getMessage());
        }
        return check.verdict(stationKey);
    }

    /** Verifies an export, without a database. */
    public AuditVerdict verifyExport(Path jsonl) {
        ChainCheck check = new ChainCheck(List.of());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(jsonl))) {
            ExportLines lines = new ExportLines(in);
            boolean ended = false;
            for (Optional<String> line = lines.next(); line.isPresent() && !check.isBroken(); line = lines.next()) {
                if (ended) {
                    check.unreadable("something follows the signed head");
                } else {
                    ended = take(line.get(), check);
                }
            }
        } catch (IOException e) {
            check.unreadable("line " + check.next() + " is not text, or the file cannot be read");
        }
        return check.verdict(stationKey);
    }

    /** Whether the line was the closing one, with the head. */
    private static boolean take(String line, ChainCheck check) {
        Optional<ExportClosing> closing = ExportClosing.parse(line);
        if (closing.isPresent()) {
            check.head(closing.get().head());
            return true;
        }
        ChainedRecord.ofLine(check.next(), line)
                .ifPresentOrElse(check::record, () -> check.unreadable("line " + check.next() + " is not a record"));
        return false;
    }
}
