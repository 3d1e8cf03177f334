/** The reading domain of Overread: studies, images, findings, review, reports, audit and their store. */
module org.overread.core {
    requires com.fasterxml.jackson.databind;
    requires java.sql;
    requires org.xerial.sqlitejdbc;

    exports org.overread.core.audit;
    exports org.overread.core.codec;
    exports org.overread.core.dicom;
    exports org.overread.core.document;
    exports org.overread.core.finding;
    exports org.overread.core.hanging;
    exports org.overread.core.image;
    exports org.overread.core.inference;
    exports org.overread.core.ingest;
    exports org.overread.core.kept;
    exports org.overread.core.keyimage;
    exports org.overread.core.measurement;
    exports org.overread.core.overlay;
    exports org.overread.core.parametric;
    exports org.overread.core.radiotherapy;
    exports org.overread.core.presentation;
    exports org.overread.core.reference;
    exports org.overread.core.registration;
    exports org.overread.core.reformat;
    exports org.overread.core.report;
    exports org.overread.core.result;
    exports org.overread.core.review;
    exports org.overread.core.segmentation;
    exports org.overread.core.sr;
    exports org.overread.core.store;
    exports org.overread.core.study;
    exports org.overread.core.worklist;

    uses org.overread.core.inference.DetectorProvider;
}
