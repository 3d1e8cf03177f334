package org.overread.reporting.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.overread.core.report.ReportContent;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleStudy;

/** HAPI's validator, offline, against the definitions of R4; some seconds to start. */
class FhirValidationTest {
    /** Artificial Intelligence asserted: younger than the code system's edition that comes with R4. */
    private static final String YOUNGER_THAN_R4 =
            "Unknown code 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue#AIAST'";

    private static FhirValidator validator;

    @BeforeAll
    static void start() {
        FhirContext context = FhirContext.forR4Cached();
        FhirInstanceValidator instances = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context)));
        instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        validator = context.newValidator().registerValidatorModule(instances);
    }

    @Test
    void bundleIsValidR4() {
        assertThat(errors(json(ExampleReport.content()))).isEmpty();
        assertThat(errors(json(ExampleReport.of(ExampleStudy.ct(), List.of())))).isEmpty();
        assertThat(errors(json(ExampleReport.of(ExampleStudy.ct(), List.of(ExampleReport.partSolid(1))))))
                .isEmpty();
    }

    @Test
    void theValidatorFindsTheErrorInABadOne() {
        String json = json(ExampleReport.content());

        assertThat(errors(json.replace("\"status\":\"final\"", "\"status\":\"finished\"")))
                .isNotEmpty();
        assertThat(errors(json.replaceFirst("\"issued\":\"[^\"]*\"", "\"issued\":\"yesterday\"")))
                .isNotEmpty();
    }

    private static List<String> errors(String json) {
        return validator.validateWithResult(json).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(FhirValidationTest::line)
                .filter(line -> !line.contains(YOUNGER_THAN_R4))
                .toList();
    }

    private static String line(SingleValidationMessage message) {
        return message.getLocationString() + ": " + message.getMessage();
    }

    private static String json(ReportContent content) {
        byte[] bytes =
                new FhirReportWriter(FhirSettings.DEFAULT).write(content).get(0).bytes();
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
