package org.overread.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.overread.ai.planted.ModelThatReports;
import org.overread.core.planted.CoreThatOpensAWindow;
import org.overread.core.planted.CoreThatSeesTheViewer;
import org.overread.core.planted.JdbcOutsideTheStore;
import org.overread.core.planted.MutableStatic;
import org.overread.core.planted.PrintsToStandardOut;
import org.overread.core.planted.UnverifiedDocumentThatIsFrozen;
import org.overread.findings.planted.PanelThatReadsSilentResults;
import org.overread.findings.planted.PanelThatRunsModels;
import org.overread.findings.planted.PanelThatSeesTheBridge;
import org.overread.findings.planted.SceneGraphModel;
import org.overread.planted.util.OddsAndEnds;
import org.overread.reporting.planted.BridgeThatSeesTheViewer;

/** The house rules hold for the product, and each rule catches an offender planted for it. */
class HouseRulesTest {
    private static JavaClasses product;

    @BeforeAll
    static void importProduct() {
        product = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // peers and examples that other modules' tests lend to this one's
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("org.overread");
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("the product keeps the rule")
    void productKeepsTheRule(ArchRule rule) {
        assertThat(product).hasSizeGreaterThan(100);
        assertThat(rule.allowEmptyShould(true)
                        .evaluate(product)
                        .getFailureReport()
                        .getDetails())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("offenders")
    @DisplayName("the rule catches its planted offender")
    void ruleCatchesItsOffender(ArchRule rule, Class<?> offender) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(offender))
                        .hasViolation())
                .isTrue();
    }

    static Stream<ArchRule> rules() {
        return Stream.of(
                HouseRules.CORE_KNOWS_NO_OTHER_ROOM,
                HouseRules.CORE_HAS_NO_USER_INTERFACE_AND_NO_NETWORK,
                HouseRules.THE_AI_MODULE_SEES_NO_SIBLING,
                HouseRules.THE_PANEL_SEES_NO_SIBLING,
                HouseRules.THE_BRIDGE_SEES_NO_SIBLING,
                HouseRules.JDBC_ONLY_IN_THE_STORE,
                HouseRules.ONNX_RUNTIME_ONLY_IN_THE_AI_MODULE,
                HouseRules.HAPI_AND_OKHTTP_ONLY_IN_THE_BRIDGE,
                HouseRules.JAVAFX_ONLY_WHERE_THERE_IS_A_SCREEN,
                HouseRules.VIEW_MODELS_HAVE_NO_SCENE_GRAPH,
                HouseRules.NO_DRAWERS_FOR_ODDS_AND_ENDS,
                HouseRules.STANDARD_STREAMS_BELONG_TO_THE_COMMAND_LINE,
                HouseRules.UNVERIFIED_DOCUMENTS_ARE_NEITHER_SIGNED_NOR_SENT,
                HouseRules.SILENT_RESULTS_ARE_READ_BY_MONITORS_ALONE,
                HouseRules.NO_MUTABLE_STATICS);
    }

    static Stream<Arguments> offenders() {
        return Stream.of(
                Arguments.of(HouseRules.CORE_KNOWS_NO_OTHER_ROOM, CoreThatSeesTheViewer.class),
                Arguments.of(HouseRules.CORE_HAS_NO_USER_INTERFACE_AND_NO_NETWORK, CoreThatOpensAWindow.class),
                Arguments.of(HouseRules.THE_AI_MODULE_SEES_NO_SIBLING, ModelThatReports.class),
                Arguments.of(HouseRules.THE_PANEL_SEES_NO_SIBLING, PanelThatSeesTheBridge.class),
                Arguments.of(HouseRules.JDBC_ONLY_IN_THE_STORE, JdbcOutsideTheStore.class),
                Arguments.of(HouseRules.ONNX_RUNTIME_ONLY_IN_THE_AI_MODULE, PanelThatRunsModels.class),
                Arguments.of(HouseRules.THE_BRIDGE_SEES_NO_SIBLING, BridgeThatSeesTheViewer.class),
                Arguments.of(HouseRules.HAPI_AND_OKHTTP_ONLY_IN_THE_BRIDGE, PanelThatSeesTheBridge.class),
                Arguments.of(HouseRules.JAVAFX_ONLY_WHERE_THERE_IS_A_SCREEN, CoreThatOpensAWindow.class),
                Arguments.of(HouseRules.VIEW_MODELS_HAVE_NO_SCENE_GRAPH, SceneGraphModel.class),
                Arguments.of(HouseRules.NO_DRAWERS_FOR_ODDS_AND_ENDS, OddsAndEnds.class),
                Arguments.of(HouseRules.STANDARD_STREAMS_BELONG_TO_THE_COMMAND_LINE, PrintsToStandardOut.class),
                Arguments.of(
                        HouseRules.UNVERIFIED_DOCUMENTS_ARE_NEITHER_SIGNED_NOR_SENT,
                        UnverifiedDocumentThatIsFrozen.class),
                Arguments.of(HouseRules.SILENT_RESULTS_ARE_READ_BY_MONITORS_ALONE, PanelThatReadsSilentResults.class),
                Arguments.of(HouseRules.NO_MUTABLE_STATICS, MutableStatic.class));
    }
}
