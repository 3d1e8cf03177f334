package org.overread.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.overread.core.dicom.Uids;
import org.overread.core.finding.Finding;
import org.overread.core.inference.RunState;
import org.overread.core.measurement.SampleShapes;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.report.DeliveryOutcome;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.OutboxEntry;
import org.overread.core.report.ReportDestination;
import org.overread.core.report.SignedReport;
import org.overread.core.review.FindingReview;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.SampleReview;

/** Reads without end, in a process of its own that is to be killed: decides, signs, delivers, and says what is on disk. */
final class KilledReading {
    static final String STUDY = SampleReview.STUDY;

    private static final List<ReportDestination> DESTINATIONS = List.of(
            new ReportDestination("PACS", Set.of(DocumentKind.values())),
            new ReportDestination("EHR", Set.of(DocumentKind.values())));

    private final StationStore store;
    private final FileChannel acknowledged;

    private KilledReading(StationStore store, FileChannel acknowledged) {
        this.store = store;
        this.acknowledged = acknowledged;
    }

    public static void main(String[] args) throws IOException {
        try (StationStore store = StationStore.open(Path.of(args[0]));
                FileChannel acknowledged =
                        FileChannel.open(Path.of(args[1]), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            new KilledReading(store, acknowledged).read();
        }
    }

    private void read() throws IOException {
        List<Finding> findings = SampleReview.findings(5, "1.2.9");
        store.findings().recordRun(SampleReview.run("1.2.9", RunState.FINDINGS, findings));
        FindingReview review = new FindingReview(STUDY, SampleReview.READER, store.reviewJournal(), Clock.systemUTC());
        review.present(findings);
        StudyAnnotations drawn =
                new StudyAnnotations(STUDY, SampleReview.READER, store.annotations(), Clock.systemUTC());
        acknowledge("started");
        for (int round = 0; ; round++) {
            Finding finding = findings.get(round % findings.size());
            String before = Clock.systemUTC().instant().toString();
            if (round / findings.size() % 2 == 0) {
                review.reject(finding.trackingUid(), RejectionReason.values()[round % 9]);
            } else {
                review.accept(finding.trackingUid());
            }
            if (round % 3 == 0) {
                review.flush().join();
                acknowledge("decided " + finding.trackingUid().value() + " " + before);
            }
            if (round % 4 == 0) {
                SignedReport report = SignedSample.sign(store, Uids.create(), DESTINATIONS);
                acknowledge("signed " + report.content().ids().reportUid() + " "
                        + report.documents().getFirst().sha256());
            }
            if (round % 5 == 0) {
                String uid = drawn.add(SampleShapes.PLACE, SampleShapes.length(round), "")
                        .orElseThrow()
                        .trackingUid()
                        .value();
                drawn.flush().join();
                acknowledge("measured " + uid + " " + round);
            }
            if (round % 2 == 0) {
                deliverOne();
            }
        }
    }

    private void deliverOne() throws IOException {
        OutboxEntry due = store.outbox().due(Clock.systemUTC().instant()).getFirst();
        OutboxEntry begun = store.outbox().begin(due).orElseThrow();
        store.outbox()
                .record(
                        begun,
                        new DeliveryOutcome.Acknowledged(),
                        Clock.systemUTC().instant());
        acknowledge("delivered " + begun.id());
    }

    /** In one write, which the kernel keeps though the process dies; a part of a line does not end as a whole one does. */
    private void acknowledge(String line) throws IOException {
        acknowledged.write(ByteBuffer.wrap((line + ";\n").getBytes(StandardCharsets.UTF_8)));
    }
}
