package org.overread.core.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Base64;
import java.util.concurrent.CompletionException;

/**
 * The trail as a file that verifies without a database: one record a line, then the signed head and the public key.
 * Blocking.
 */
public final class AuditExport {
    private final AuditTrail trail;
    private final AuditArchive archive;
    private final PublicKey stationKey;
    private final Clock clock;

    public AuditExport(AuditTrail trail, AuditArchive archive, PublicKey stationKey, Clock clock) {
        this.trail = trail;
        this.archive = archive;
        this.stationKey = stationKey;
        this.clock = clock;
    }

    /**
     * Writes the whole trail, this reading of it included.
     *
     * @param actor who asked for it
     * @throws IOException where the reading cannot be recorded (then nothing is written), or the file cannot be
     */
    public void write(Path jsonl, String actor) throws IOException {
        try {
            trail.append(AuditEvent.reading(clock.instant(), actor, "export")).join();
        } catch (CompletionException e) {
            throw new IOException("the reading of the audit trail cannot be recorded, so it is not exported", e);
        }
        OwnerOnly.file(jsonl);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(jsonl))) {
            archive.visit(new LineWriter(out));
        }
    }

    private final class LineWriter implements AuditArchive.Visitor {
        private final OutputStream out;

        LineWriter(OutputStream out) {
            this.out = out;
        }

        @Override
        public void record(ChainedRecord record) throws IOException {
            line(record.line());
        }

        @Override
        public void head(SignedHead head) throws IOException {
            line(new ExportClosing(head, Base64.getEncoder().encodeToString(stationKey.getEncoded())).line());
        }

        private void line(String line) throws IOException {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
    }
}
