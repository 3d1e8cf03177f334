/** Verified reports to the hospital. HAPI is read from the class path (see docs/decisions). */
module org.overread.reporting {
    requires com.fasterxml.jackson.databind;
    requires java.xml;
    requires jdk.httpserver;
    requires okhttp3;
    requires okio;
    requires transitive org.overread.core;
    requires org.slf4j;

    exports org.overread.reporting.archive;
    exports org.overread.reporting.dicomweb;
    exports org.overread.reporting.fhir;
    exports org.overread.reporting.hl7;
}
