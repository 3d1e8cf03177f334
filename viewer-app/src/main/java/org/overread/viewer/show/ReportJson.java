package org.overread.viewer.show;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.overread.core.document.DocumentIdentity;
import org.overread.core.document.DocumentProblem;
import org.overread.core.document.DocumentStatus;
import org.overread.core.document.SrDocument;
import org.overread.core.result.KeyObjectSelection;
import org.overread.core.result.ResultReport;

/** JSON of structured reports and key object selections. */
final class ReportJson {

    static ObjectNode of(ResultReport report) {
        ObjectNode node = begin("report", report.document());
        putStatus(node, report.document().status());
        Nodes.putList(node, "authors", report.document().authors(), ObserverJson::of);
        Nodes.putList(node, "procedures", report.procedures(), Nodes::code);
        Nodes.putList(node, "findings", report.findings(), FindingJson::of);
        Nodes.putList(node, "statements", report.statements(), FindingJson::evaluation);
        Nodes.putTexts(
                node,
                "problems",
                report.problems().stream().map(DocumentProblem::toString).toList());
        return node;
    }

    static ObjectNode of(KeyObjectSelection selection) {
        ObjectNode node = begin("keyObjects", selection.document());
        Nodes.putList(node, "modifiers", selection.modifiers(), Nodes::code);
        Nodes.putText(node, "description", selection.description());
        node.put("rejects", selection.rejects());
        Nodes.putList(node, "observers", selection.context().observers(), ObserverJson::of);
        Nodes.putList(node, "objects", selection.objects(), Nodes::reference);
        Nodes.putTexts(
                node,
                "problems",
                selection.document().problems().stream()
                        .map(DocumentProblem::toString)
                        .toList());
        return node;
    }

    private static ObjectNode begin(String kind, SrDocument document) {
        DocumentIdentity identity = document.identity();
        ObjectNode node = Nodes.object().put("kind", kind);
        Nodes.putText(node, "sopClassUid", identity.sopClassUid());
        Nodes.putText(node, "sopInstanceUid", identity.sopInstanceUid());
        Nodes.putText(node, "studyInstanceUid", identity.studyInstanceUid());
        Nodes.putText(node, "seriesInstanceUid", identity.seriesInstanceUid());
        Nodes.putCode(node, "title", document.root().name());
        return node;
    }

    private static void putStatus(ObjectNode node, DocumentStatus status) {
        node.put("verified", status.verified());
        putTerm(node, "completion", status.completion());
        putTerm(node, "verification", status.verification());
        putTerm(node, "preliminary", status.preliminary());
        Nodes.putList(node, "verifyingObservers", status.verifyingObservers(), observer -> {
            ObjectNode one = Nodes.object();
            Nodes.putText(one, "name", observer.name());
            Nodes.putText(one, "organization", observer.organization());
            Nodes.putText(one, "dateTime", observer.dateTime());
            return one;
        });
    }

    private static void putTerm(ObjectNode node, String name, Optional<? extends Enum<?>> term) {
        node.put(name, term.map(Enum::name).orElse(null));
    }

    private ReportJson() {}
}
