/** The findings sidebar. */
module org.overread.findings {
    requires transitive javafx.controls;
    requires transitive org.overread.core;

    exports org.overread.findings.panel;
    exports org.overread.findings.style;
}
