package org.overread.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beFinal;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/** What may depend on what, as rules that the build checks. */
final class HouseRules {
    private static final String CORE = "org.overread.core..";
    private static final String AI = "org.overread.ai..";
    private static final String FINDINGS = "org.overread.findings..";
    private static final String REPORTING = "org.overread.reporting..";
    private static final String KERNELS = "org.overread.kernels..";
    private static final String VIEWER = "org.overread.viewer..";

    static final ArchRule CORE_KNOWS_NO_OTHER_ROOM = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AI, FINDINGS, REPORTING, KERNELS, VIEWER);

    static final ArchRule CORE_HAS_NO_USER_INTERFACE_AND_NO_NETWORK = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "javax.swing..", "java.net.http..", "okhttp3..", "com.sun.net..");

    static final ArchRule THE_AI_MODULE_SEES_NO_SIBLING = noClasses()
            .that()
            .resideInAPackage(AI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FINDINGS, REPORTING, VIEWER);

    static final ArchRule THE_PANEL_SEES_NO_SIBLING = noClasses()
            .that()
            .resideInAPackage(FINDINGS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AI, REPORTING, KERNELS, VIEWER);

    static final ArchRule THE_BRIDGE_SEES_NO_SIBLING = noClasses()
            .that()
            .resideInAPackage(REPORTING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AI, FINDINGS, KERNELS, VIEWER);

    static final ArchRule JDBC_ONLY_IN_THE_STORE = noClasses()
            .that()
            .resideOutsideOfPackage("org.overread.core.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..");

    static final ArchRule ONNX_RUNTIME_ONLY_IN_THE_AI_MODULE = noClasses()
            .that()
            .resideOutsideOfPackage(AI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    static final ArchRule HAPI_AND_OKHTTP_ONLY_IN_THE_BRIDGE = noClasses()
            .that()
            .resideOutsideOfPackage(REPORTING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn..", "org.hl7..", "okhttp3..");

    static final ArchRule JAVAFX_ONLY_WHERE_THERE_IS_A_SCREEN = noClasses()
            .that()
            .resideOutsideOfPackages(FINDINGS, VIEWER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx..");

    static final ArchRule VIEW_MODELS_HAVE_NO_SCENE_GRAPH = noClasses()
            .that()
            .haveSimpleNameEndingWith("Model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..");

    static final ArchRule NO_DRAWERS_FOR_ODDS_AND_ENDS = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..manager..", "..dto..");

    static final ArchRule STANDARD_STREAMS_BELONG_TO_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage("org.overread.viewer.cli..")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    /** What no reader has verified cannot be signed or sent by those who hold it (invariant I3). */
    static final ArchRule UNVERIFIED_DOCUMENTS_ARE_NEITHER_SIGNED_NOR_SENT = noClasses()
            .that(dependOn("org.overread.core.sr.UnverifiedDocument"))
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "org\\.overread\\.core\\.(report\\.(FrozenDocument|SignedReport|ReportContent|ReportDocumentWriter|ReportSigning"
                            + "|SigningRequest|ReportStore|ReportTransport|ReportDelivery|DeliveryLoop|Outbox.*)"
                            + "|sr\\.Verified.*|sr\\.DicomReportWriter)");

    /** What silent models gave is read by those who monitor them, by one way (invariant I4). */
    static final ArchRule SILENT_RESULTS_ARE_READ_BY_MONITORS_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("org.overread.core.store..")
            .and()
            .doNotHaveFullyQualifiedName("org.overread.viewer.cli.MonitoringAccess")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.overread.core.store.MonitoringStore");

    static final ArchRule NO_MUTABLE_STATICS = fields().that().areStatic().should(beFinal());

    private static DescribedPredicate<JavaClass> dependOn(String className) {
        return DescribedPredicate.describe(
                "depend on " + className,
                one -> one.getName().equals(className)
                        || one.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency ->
                                        dependency.getTargetClass().getName().equals(className)));
    }

    private HouseRules() {}
}
