package org.overread.core.result;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.document.DocumentProblem;
import org.overread.core.document.Observer;
import org.overread.core.document.SrDocument;
import org.overread.core.finding.CodedConcept;

/**
 * The findings of a structured report, of any template.
 *
 * @param procedures Procedure Reported
 * @param statements what it says outside findings: summaries, impressions, text
 * @param problems those of the document and of its findings
 */
public record ResultReport(
        SrDocument document,
        List<CodedConcept> procedures,
        List<ResultFinding> findings,
        List<Evaluation> statements,
        List<DocumentProblem> problems) {
    public ResultReport {
        procedures = List.copyOf(procedures);
        findings = List.copyOf(findings);
        statements = List.copyOf(statements);
        problems = List.copyOf(problems);
    }

    /** Who measured a finding of it; else who verified it; empty where it does not say. */
    Optional<String> author(ResultFinding finding) {
        return finding.context().observers().stream()
                .flatMap(observer ->
                        observer instanceof Observer.Person person ? person.name().stream() : Stream.empty())
                .findFirst()
                .or(() -> document.status().verifyingObservers().stream()
                        .flatMap(observer -> observer.name().stream())
                        .findFirst());
    }
}
