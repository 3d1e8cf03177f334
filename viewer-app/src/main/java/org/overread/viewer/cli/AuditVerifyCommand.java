package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.overread.core.audit.AuditKey;
import org.overread.core.audit.AuditVerdict;
import org.overread.core.audit.AuditVerification;
import org.overread.core.audit.ExportClosing;
import org.overread.core.store.StationStore;
import org.overread.core.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks the chain from its first record to its signed head; names the first broken record.")
final class AuditVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "an export (default: the data folder's own trail)")
    private Path export;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        AuditVerdict verdict = export == null ? ownTrail() : exported();
        return switch (verdict) {
            case AuditVerdict.Intact intact -> {
                print(intact);
                yield ExitCode.DONE.status();
            }
            case AuditVerdict.Broken broken -> {
                print(broken);
                yield ExitCode.FAILED.status();
            }
        };
    }

    private AuditVerdict ownTrail() {
        try {
            return StationStore.verifyAudit(DataOption.of(spec).folder());
        } catch (StoreException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, e.getMessage(), e);
        }
    }

    private AuditVerdict exported() {
        if (!Files.isRegularFile(export)) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, "no such file: " + export);
        }
        return new AuditVerification(key()).verifyExport(export);
    }

    /** The station's own key where it is at hand; else the one in the export, which proves less, and that is said. */
    private PublicKey key() {
        try {
            return AuditKey.publicKey(DataOption.of(spec).folder());
        } catch (IOException noStationHere) {
            PublicKey carried = carriedKey();
            spec.commandLine()
                    .getErr()
                    .println("overread: no station's key in "
                            + DataOption.of(spec).folder()
                            + ": checked by the key in the file itself; compare its fingerprint with the station's");
            return carried;
        }
    }

    private PublicKey carriedKey() {
        try {
            Optional<PublicKey> carried = ExportClosing.keyIn(export);
            return carried.orElseThrow(() -> new CommandFailure(
                    ExitCode.FAILED, export + " does not end with a signed head and a public key: its tail is cut"));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, "cannot read " + export, e);
        }
    }

    private void print(AuditVerdict.Intact intact) {
        if (json) {
            ObjectNode node = Json.object()
                    .put("intact", true)
                    .put("records", intact.records())
                    .put("keyFingerprint", intact.keyFingerprint())
                    .put("alerts", intact.alerts().size());
            spec.commandLine().getOut().println(Json.text(node));
            return;
        }
        spec.commandLine().getOut().printf("intact: %d records, key %s%n", intact.records(), intact.keyFingerprint());
        intact.alerts()
                .forEach(alert -> spec.commandLine()
                        .getOut()
                        .printf("the station itself reported tampering at record %d%n", alert.index()));
    }

    private void print(AuditVerdict.Broken broken) {
        if (json) {
            ObjectNode node = Json.object()
                    .put("intact", false)
                    .put("firstBrokenRecord", broken.index())
                    .put("fault", broken.fault().name())
                    .put("why", broken.why());
            spec.commandLine().getOut().println(Json.text(node));
        } else {
            spec.commandLine()
                    .getOut()
                    .printf("broken at record %d: %s (%s)%n", broken.index(), broken.why(), broken.fault());
        }
    }
}
