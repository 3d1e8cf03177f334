package org.overread.core.report;

/** One configured destination of documents. Called on the delivery thread; bounded in time. */
public interface ReportTransport {

    /** The configured name of the destination, e.g. "PACS". */
    String destination();

    boolean carries(DocumentKind kind);

    /** Sends one document. Sending the same document again is harmless: it has the same key and bytes. */
    DeliveryOutcome send(FrozenDocument document);
}
