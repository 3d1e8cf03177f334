/** The standalone reading station. */
module org.overread.viewer {
    requires atlantafx.base;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires java.management;
    requires javafx.controls;
    requires org.overread.ai;
    requires org.overread.core;
    requires org.overread.findings;
    requires org.overread.kernels;
    requires org.overread.reporting;
    requires org.slf4j;

    uses org.overread.core.inference.DetectorProvider;

    opens org.overread.viewer.cli to
            info.picocli;
}
