package org.overread.core.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.document.ContentItem;
import org.overread.core.document.ContentValue;
import org.overread.core.document.DocumentProblem;
import org.overread.core.document.ObservationContext;
import org.overread.core.document.Relationship;
import org.overread.core.document.SrDocument;
import org.overread.core.finding.CodedConcept;

/**
 * Reads findings out of structured reports: measurement groups (TID 1500 and all that use TID 1501, 1410, 1411), CAD findings
 * (TID 4000, 4100, 4120), and, outside them, coded findings, numbers and regions of any template.
 */
public final class ResultReader {
    private final SrDocument document;
    private final ResultProblems problems = new ResultProblems();
    private final Regions regions;
    private final Measurements measurements;
    private final List<ResultFinding> findings = new ArrayList<>();
    private final List<Evaluation> statements = new ArrayList<>();

    private ResultReader(SrDocument document) {
        this.document = document;
        this.regions = new Regions(document, problems);
        this.measurements = new Measurements(regions);
    }

    public static ResultReport read(SrDocument document) {
        return new ResultReader(document).read();
    }

    private ResultReport read() {
        walk(document.root(), FindingScope.NONE);
        List<CodedConcept> procedures = document.root().children().stream()
                .filter(item -> ResultConcept.of(item) == ResultConcept.PROCEDURE_REPORTED)
                .flatMap(item -> item.code().stream())
                .toList();
        List<DocumentProblem> all = Stream.concat(document.problems().stream(), problems.all().stream())
                .toList();
        return new ResultReport(document, procedures, findings, statements, all);
    }

    private void walk(ContentItem item, FindingScope scope) {
        ResultConcept name = ResultConcept.of(item);
        if (isContext(item) || name == ResultConcept.IMAGE_LIBRARY) {
            return;
        }
        if (name.cad() && item.code().isPresent()) {
            cad(item, scope);
            return;
        }
        switch (item.value()) {
            case ContentValue.Container c when name == ResultConcept.MEASUREMENT_GROUP -> group(item, scope);
            case ContentValue.Num number -> number(item, number, scope);
            case ContentValue.Scoord shape -> region(item, scope);
            case ContentValue.Scoord3d shape -> region(item, scope);
            case ContentValue.Code code -> said(item, scope);
            case ContentValue.Text text -> said(item, scope);
            default -> below(item, scope);
        }
    }

    private static boolean isContext(ContentItem item) {
        return switch (item.relationship()) {
            case HAS_OBS_CONTEXT, HAS_ACQ_CONTEXT, HAS_CONCEPT_MOD -> true;
            default -> ObservationContext.describes(item);
        };
    }

    private void below(ContentItem item, FindingScope scope) {
        FindingScope inner = scope.within(item);
        for (ContentItem child : item.children()) {
            if (child.relationship() == Relationship.HAS_CONCEPT_MOD
                    && !ResultConcept.of(child).scoped()) {
                Evaluations.of(child).ifPresent(statements::add);
            } else {
                walk(child, inner);
            }
        }
    }

    /** A measurement group; regions in it that are tracked by themselves are findings by themselves. */
    private void group(ContentItem group, FindingScope scope) {
        FindingParts parts = parts();
        FindingScope inner = scope.within(group);
        boolean says = false;
        for (ContentItem child : group.children()) {
            if (isRegion(child) && tracked(child)) {
                region(child, inner);
            } else if (ResultConcept.of(child) == ResultConcept.MEASUREMENT_GROUP
                    && child.value() instanceof ContentValue.Container) {
                group(child, inner);
            } else {
                parts.take(child);
                says = true;
            }
        }
        if (says || group.children().isEmpty()) {
            findings.add(parts.end(ResultFinding.Kind.MEASUREMENT_GROUP, group, scope));
        }
    }

    private void cad(ContentItem item, FindingScope scope) {
        FindingParts parts = parts();
        parts.is(item.code());
        int at = findings.size();
        FindingScope inner = scope.within(item);
        for (ContentItem child : item.children()) {
            Optional<ContentItem> target = document.resolve(child);
            if (target.filter(one -> ResultConcept.of(one).cad()).isPresent()) {
                parts.inferredFrom(target.get().position());
                if (target.get() == child) {
                    cad(child, inner);
                }
            } else {
                parts.take(child);
            }
        }
        findings.add(at, parts.end(ResultFinding.Kind.CAD_FINDING, item, scope));
    }

    private void number(ContentItem item, ContentValue.Num number, FindingScope scope) {
        FindingParts parts = parts();
        parts.measured(item, number);
        findings.add(parts.end(ResultFinding.Kind.MEASUREMENT, item, scope));
    }

    private void region(ContentItem item, FindingScope scope) {
        FindingParts parts = parts();
        regions.of(item).ifPresent(region -> parts.region(region, item));
        findings.add(parts.end(ResultFinding.Kind.REGION, item, scope));
    }

    /** A code or text: a finding where it is called so or points at an image, else a statement. */
    private void said(ContentItem item, FindingScope scope) {
        boolean points = item.children().stream()
                .flatMap(child -> document.resolve(child).stream())
                .anyMatch(child -> isRegion(child)
                        || child.value() instanceof ContentValue.Image
                        || child.value() instanceof ContentValue.Num);
        if (ResultConcept.of(item) != ResultConcept.FINDING && !points) {
            Evaluations.of(item).ifPresent(statements::add);
            FindingScope inner = scope.within(item);
            Evaluations.beyondModifiers(item).forEach(child -> walk(child, inner));
            return;
        }
        FindingParts parts = parts();
        parts.is(item.code());
        if (item.code().isPresent()) {
            item.children().forEach(parts::take);
        } else {
            parts.take(item);
        }
        findings.add(parts.end(ResultFinding.Kind.STATEMENT, item, scope));
    }

    private static boolean isRegion(ContentItem item) {
        return item.value() instanceof ContentValue.Scoord || item.value() instanceof ContentValue.Scoord3d;
    }

    private static boolean tracked(ContentItem item) {
        return item.children().stream()
                .anyMatch(child -> ResultConcept.of(child).tracks());
    }

    private FindingParts parts() {
        return new FindingParts(regions, measurements);
    }
}
