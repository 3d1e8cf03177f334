package org.overread.viewer.station;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.overread.core.audit.AuditEvent;
import org.overread.core.report.DeliveryLoop;
import org.overread.core.report.ReportDelivery;
import org.overread.core.report.ReportDestination;
import org.overread.core.report.ReportSigning;
import org.overread.core.report.ReportTransport;
import org.overread.core.report.RetrySchedule;
import org.overread.core.report.SigningStores;
import org.overread.core.report.StationIdentity;
import org.overread.core.sr.DicomReportWriter;
import org.overread.core.store.StationStore;
import org.overread.reporting.fhir.FhirReportWriter;
import org.overread.reporting.fhir.FhirSettings;
import org.overread.reporting.hl7.Hl7ReportWriter;
import org.overread.reporting.hl7.Hl7Settings;

/**
 * The station without its screen: the store of one data folder, signing, and deliveries, which go on from where the last
 * process ended.
 *
 * <p>Thread: opening and closing take a moment; not on the JavaFX thread.
 */
public final class Station implements AutoCloseable {
    /** The product's version, as documents and messages name it. */
    public static final String VERSION = "0.1.0";

    private final StationOptions options;
    private final StationStore store;
    private final ReportSigning signing;
    private final ReportDelivery delivery;
    private final DeliveryLoop deliveries;
    private final Clock clock;
    private final FhirReportWriter fhir = new FhirReportWriter(FhirSettings.DEFAULT);

    private Station(StationOptions options, StationStore store, List<ReportTransport> transports, Clock clock) {
        this.options = options;
        this.store = store;
        this.clock = clock;
        signing = new ReportSigning(
                new SigningStores(store.findings(), store.reports()),
                List.of(new DicomReportWriter(identity()), fhir, new Hl7ReportWriter(Hl7Settings.DEFAULT)),
                ReportDestination.of(transports),
                clock);
        delivery = new ReportDelivery(store.outbox(), transports, RetrySchedule.STANDARD, clock);
        deliveries = new DeliveryLoop(store.outbox(), delivery, clock);
    }

    /**
     * Opens the data folder.
     *
     * @throws SettingsException for a destination that cannot be used
     * @throws org.overread.core.store.StoreException where the data folder cannot be opened, with the reason to show
     */
    public static Station open(StationOptions options) throws SettingsException {
        Clock clock = Clock.systemDefaultZone();
        List<ReportTransport> transports = Transports.of(options.destinations());
        Station station = new Station(options, StationStore.open(options.dataFolder()), transports, clock);
        station.record(AuditEvent.Type.STATION_STARTED, "");
        return station;
    }

    /** What this station calls itself in the documents that it writes. */
    public static StationIdentity identity() {
        return new StationIdentity("Overread", "Overread", VERSION, StationSerial.ofThisMachine());
    }

    /** Loads what the first signature would wait a second for. Blocking. */
    public void prepareToSign() {
        fhir.warmUp();
    }

    public StationOptions options() {
        return options;
    }

    public StationStore store() {
        return store;
    }

    public ReportSigning signing() {
        return signing;
    }

    public DeliveryLoop deliveries() {
        return deliveries;
    }

    public Clock clock() {
        return clock;
    }

    /** Starts delivering. Listeners are set before. */
    public void deliver() {
        deliveries.start();
    }

    /** Tries once to deliver what is due, and waits for it; instead of {@link #deliver}. */
    public void deliverOnce() {
        delivery.deliverDue(clock.instant());
    }

    /** Records that a study was opened by the station's reader. */
    public void recordOpened(String studyInstanceUid) {
        record(AuditEvent.Type.STUDY_OPENED, studyInstanceUid);
    }

    /** Records that the station's reader has said his own reading of a study to be done. */
    public void recordReadingCommitted(String studyInstanceUid) {
        record(AuditEvent.Type.READING_COMMITTED, studyInstanceUid);
    }

    /** Records that a model package is not opened. @param why one line, with the name of its folder */
    public void recordRefused(String why) {
        record(AuditEvent.Type.MODEL_REFUSED, "", Map.of("reason", why));
    }

    private void record(AuditEvent.Type type, String studyInstanceUid) {
        record(type, studyInstanceUid, Map.of("version", VERSION));
    }

    private void record(AuditEvent.Type type, String studyInstanceUid, Map<String, String> details) {
        store.audit()
                .append(new AuditEvent(clock.instant(), type, options.reader().id(), studyInstanceUid, "", details));
    }

    @Override
    public void close() {
        deliveries.close();
        record(AuditEvent.Type.STATION_STOPPED, "");
        store.close();
    }
}
