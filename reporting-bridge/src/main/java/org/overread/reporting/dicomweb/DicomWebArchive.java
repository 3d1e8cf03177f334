package org.overread.reporting.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private static final int AT_ONCE = 3;
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
        SearchWords words = new SearchWords(search.words().anywhere());
        List<Callable<List<WorklistStudy>>> questions = QidoQueries.of(search).stream()
                .map(query -> (Callable<List<WorklistStudy>>) () -> lines(query, words))
                .toList();
        Map<String, WorklistStudy> found = new LinkedHashMap<>();
        for (List<WorklistStudy> lines : together(questions)) {
            lines.forEach(study -> found.putIfAbsent(study.studyInstanceUid(), study));
        }
        return found.values().stream().limit(search.page().limit()).toList();
    }

    private List<WorklistStudy> lines(Map<String, String> query, SearchWords words) throws ArchiveException {
        HttpUrl.Builder url = HttpUrl.get(settings.url("/studies")).newBuilder();
        query.forEach(url::addQueryParameter);
        QidoQueries.FIELDS.forEach(field -> url.addQueryParameter("includefield", field));
        return list(url.build()).stream()
                .flatMap(line -> QidoStudy.of(line, settings.name()).stream())
                .filter(study -> words.areIn(study, query))
                .toList();
    }

    /** The answers in the questions' order, {@value #AT_ONCE} of them asked at a time; the first failure ends the others. */
    private <T> List<T> together(List<Callable<T>> questions) throws ArchiveException {
        try (ExecutorService asking =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<T>> asked = questions.stream().map(asking::submit).toList();
            List<T> answers = new ArrayList<>();
            try {
                for (Future<T> one : asked) {
                    answers.add(one.get());
                }
                return answers;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof ArchiveException failed
                        ? failed
                        : new ArchiveException(settings.name() + ": its answer cannot be read", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw broken(new InterruptedIOException());
            } finally {
                asking.shutdownNow();
            }
        }
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
            throw new ArchiveException(settings.name() + ": the file with its password or token cannot be read", e);
        }
        Response response;
        try {
            response = client.newCall(request.build()).execute();
        } catch (IOException e) {
            throw unanswered(e);
        }
        if (response.code() != 200 && response.code() != 204 && response.code() != 206) {
            response.close();
            throw new ArchiveException(settings.name() + " " + status(response.code()));
        }
        return response;
    }

    /** TLS 1.3 lets a service hang up on a client without a certificate after the handshake, and often without a word. */
    private ArchiveException unanswered(IOException e) {
        ArchiveException broken = broken(e);
        boolean wordless = broken.getMessage().endsWith(BrokenConnection.BROKE);
        return wordless
                        && settings.root().getScheme().equalsIgnoreCase("https")
                        && !settings.tls().showsItself()
                ? new ArchiveException(broken.getMessage() + "; it may want a clientCertificate", e)
                : broken;
    }

    /** A reason of ours, never the server's words: those may name a patient. */
    ArchiveException broken(IOException e) {
        String why = settings.proxy().isPresent() ? BrokenConnection.throughProxy(e) : BrokenConnection.reason(e);
        return new ArchiveException(settings.name() + ": " + why + BrokenConnection.archiveSetting(e), e);
    }

    private static String status(int code) {
        return switch (code) {
            case 400 -> "does not take the question (HTTP 400): check its address and the client certificate";
            case 401 -> "does not accept the credentials (HTTP 401): password or token wrong, expired or not set";
            case 403 -> "does not permit this (HTTP 403): these credentials lack the right to it";
            case 404, 405, 410, 501 -> "has no such service or study (HTTP " + code + ")";
            case 407 -> "is behind a proxy that asks for credentials (HTTP 407), which the station does not send";
            case 502, 503, 504 -> "is out of service for now (HTTP " + code + "): try again later";
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
