package org.overread.reporting.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.overread.core.dicom.DataSet;
import org.overread.core.worklist.ArchiveException;
import org.overread.core.worklist.RetrievedStudy;
import org.overread.core.worklist.StudyArchive;
import org.overread.core.worklist.StudySearch;
import org.overread.core.worklist.WorklistStudy;

/**
 * Finds studies by QIDO-RS (PS3.18 10.6) and fetches them by WADO-RS (PS3.18 10.4).
 *
 * <p>Redirects are not followed: credentials go to the configured address and nowhere else. Bounds: an answer to a search
 * has at most 64 MiB; a connection without a byte for {@link ArchiveSettings#idle} is given up.
 */
public final class DicomWebArchive implements StudyArchive, AutoCloseable {
    private static final int MAX_ANSWER_BYTES = 64 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final ArchiveSettings settings;
    private final OkHttpClient client;

    /** @throws IOException where the TLS files that the settings name cannot be used */
    public DicomWebArchive(ArchiveSettings settings) throws IOException {
        this.settings = settings;
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(settings.idle())
                .writeTimeout(settings.idle())
                .proxy(settings.httpProxy())
                .followRedirects(false);
        settings.tls().apply(builder);
        this.client = builder.build();
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public List<WorklistStudy> find(StudySearch search) throws ArchiveException {
        Map<String, WorklistStudy> found = new LinkedHashMap<>();
        SearchWords words = new SearchWords(search.words().anywhere());
        for (Map<String, String> query : QidoQueries.of(search)) {
            HttpUrl.Builder url = HttpUrl.get(settings.url("/studies")).newBuilder();
            query.forEach(url::addQueryParameter);
            QidoQueries.FIELDS.forEach(field -> url.addQueryParameter("includefield", field));
            for (DataSet line : list(url.build())) {
                QidoStudy.of(line, settings.name())
                        .filter(study -> words.areIn(study, query))
                        .ifPresent(study -> found.putIfAbsent(study.studyInstanceUid(), study));
            }
        }
        return found.values().stream().limit(search.page().limit()).toList();
    }

    @Override
    public RetrievedStudy retrieve(String studyInstanceUid, Path folder, RetrievalListener listener)
            throws ArchiveException {
        try {
            return new StudyRetrieval(this, studyInstanceUid, folder, listener).run();
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException e) {
            throw new ArchiveException(
                    "the retrieved images cannot be kept: " + e.getClass().getSimpleName(), e);
        }
    }

    /** The data sets of a QIDO-RS answer. */
    List<DataSet> list(HttpUrl url) throws ArchiveException {
        try (Response response = open(url, "application/dicom+json")) {
            if (response.code() == 204) {
                return List.of();
            }
            try (InputStream body = response.body().byteStream()) {
                byte[] json = body.readNBytes(MAX_ANSWER_BYTES + 1);
                if (json.length > MAX_ANSWER_BYTES) {
                    throw new ArchiveException(settings.name() + " answers with more than 64 MiB");
                }
                return new ArrayList<>(QidoStudy.lines(json, settings.name()));
            }
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    HttpUrl resource(String path) {
        return HttpUrl.get(settings.url(path));
    }

    /** Asks; an answer other than 200, 204 or 206 is an error by its status. The answer is to be closed. */
    Response open(HttpUrl url, String accept) throws ArchiveException {
        Request.Builder request = new Request.Builder().url(url).header("Accept", accept);
        try {
            settings.authorization().header().ifPresent(value -> request.header("Authorization", value));
        } catch (IOException e) {
            throw new ArchiveException(settings.name() + ": the credentials cannot be read", e);
        }
        Response response;
        try {
            response = client.newCall(request.build()).execute();
        } catch (IOException e) {
            throw broken(e);
        }
        if (response.code() != 200 && response.code() != 204 && response.code() != 206) {
            response.close();
            throw new ArchiveException(settings.name() + " " + status(response.code()));
        }
        return response;
    }

    /** A reason of ours, never the server's words: those may name a patient. */
    ArchiveException broken(IOException e) {
        return new ArchiveException(settings.name() + ": " + BrokenConnection.reason(e), e);
    }

    private static String status(int code) {
        return switch (code) {
            case 401, 403 -> "does not permit this (HTTP " + code + "): check the credentials";
            case 404, 405, 410, 501 -> "has no such service or study (HTTP " + code + ")";
            case 406, 415 -> "does not give images in this form (HTTP " + code + ")";
            case 413 -> "finds too much (HTTP 413): narrow the search";
            default ->
                code >= 300 && code < 400
                        ? "redirects elsewhere (HTTP " + code + "): correct its address"
                        : "failed (HTTP " + code + ")";
        };
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
