package org.overread.reporting.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.overread.core.report.DeliveryOutcome;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.ReportTransport;

/**
 * Stores SR and SEG in an archive by DICOMweb STOW-RS (PS3.18 10.5). One attempt a call; a repeat is harmless, since a
 * document's UID and bytes never change.
 *
 * <p>Redirects are not followed: patient data goes to the configured address and nowhere else.
 */
public final class StowReportTransport implements ReportTransport, AutoCloseable {
    private static final int DUPLICATE_SOP_INSTANCE = 0x0111;
    private static final int MAX_RESPONSE_BYTES = 1 << 20;

    private final StowSettings settings;
    private final OkHttpClient client;

    public StowReportTransport(StowSettings settings) {
        this.settings = settings;
        this.client = new OkHttpClient.Builder()
                .connectTimeout(settings.limits().connect())
                .readTimeout(settings.limits().idle())
                .writeTimeout(settings.limits().idle())
                .callTimeout(settings.limits().total())
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
    }

    @Override
    public String destination() {
        return settings.destination();
    }

    @Override
    public boolean carries(DocumentKind kind) {
        return kind == DocumentKind.SR || kind == DocumentKind.SEG || kind == DocumentKind.KOS;
    }

    @Override
    public DeliveryOutcome send(FrozenDocument document) {
        if (!carries(document.kind())) {
            throw new IllegalArgumentException("not a DICOM document: " + document.kind());
        }
        Request request;
        try {
            request = request(document);
        } catch (IOException e) {
            return new DeliveryOutcome.Retry("the destination's credentials cannot be read");
        }
        try (Response response = client.newCall(request).execute()) {
            return outcome(response, document);
        } catch (IOException e) {
            return StoreOutcomes.ofException(e);
        }
    }

    private Request request(FrozenDocument document) throws IOException {
        String boundary = "overread-" + document.sha256().substring(0, 32);
        Request.Builder request = new Request.Builder()
                .url(settings.studiesUrl().toString())
                .header("Accept", "application/dicom+json")
                .post(new DicomMultipartBody(boundary, document.bytes()));
        settings.authorization().header().ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    /** 200, 202 and 409 come with a store response (PS3.18 Table 10.5.3-1); others are judged by their status alone. */
    private DeliveryOutcome outcome(Response response, FrozenDocument document) throws IOException {
        int status = response.code();
        if (status != 200 && status != 202 && status != 409) {
            return StoreOutcomes.ofStatus(status);
        }
        StoreResponse said;
        try {
            said = StoreResponse.parse(bounded(response.body()));
        } catch (IOException unreadable) {
            return status == 409 ? StoreOutcomes.ofStatus(status) : confirmed(document);
        }
        OptionalInt failure = said.failure(document.uid());
        if (failure.isPresent()) {
            return failure.getAsInt() == DUPLICATE_SOP_INSTANCE
                    ? duplicate(document)
                    : StoreOutcomes.ofFailure(failure.getAsInt());
        }
        return said.isStored(document.uid()) ? new DeliveryOutcome.Acknowledged() : confirmed(document);
    }

    /** No word about the document: any proxy says 200. It counts as delivered where the archive has it. */
    private DeliveryOutcome confirmed(FrozenDocument document) throws IOException {
        return StoredInstance.ask(client, settings, document) == StoredInstance.Found.SAME
                ? new DeliveryOutcome.Acknowledged()
                : new DeliveryOutcome.Retry("the answer does not say that the document was stored");
    }

    /** The archive has this UID: from an earlier attempt, unless it shows that it holds something else. */
    private DeliveryOutcome duplicate(FrozenDocument document) throws IOException {
        return StoredInstance.ask(client, settings, document) == StoredInstance.Found.DIFFERENT
                ? new DeliveryOutcome.Refused("the destination holds another object under the document's UID")
                : new DeliveryOutcome.Acknowledged();
    }

    private static byte[] bounded(ResponseBody body) throws IOException {
        try (InputStream in = body.byteStream()) {
            byte[] read = in.readNBytes(MAX_RESPONSE_BYTES + 1);
            if (read.length > MAX_RESPONSE_BYTES) {
                throw new IOException("a store response of more than 1 MiB");
            }
            return read;
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
