package org.overread.viewer.show;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.overread.core.document.Observer;
import org.overread.core.finding.CodedConcept;
import org.overread.core.result.AlgorithmIdentity;

/** JSON of who observed, and of which algorithm found. */
final class ObserverJson {

    static ObjectNode of(Observer observer) {
        ObjectNode node = Nodes.object();
        switch (observer) {
            case Observer.Person person -> {
                node.put("type", "person");
                Nodes.putText(node, "name", person.name());
                Nodes.putText(node, "organization", person.organization());
                Optional<CodedConcept> role = person.procedureRole().or(person::organizationalRole);
                Nodes.putText(node, "role", role.map(CodedConcept::meaning));
            }
            case Observer.Device device -> {
                node.put("type", "device");
                Nodes.putText(node, "name", device.name());
                Nodes.putText(node, "uid", device.uid());
                Nodes.putText(node, "manufacturer", device.manufacturer());
                Nodes.putText(node, "model", device.model());
                Nodes.putText(node, "serialNumber", device.serialNumber());
            }
        }
        return node;
    }

    static ObjectNode of(AlgorithmIdentity algorithm) {
        ObjectNode node = Nodes.object().put("name", algorithm.name().isEmpty() ? null : algorithm.name());
        Nodes.putText(node, "version", algorithm.version());
        Nodes.putText(node, "manufacturer", algorithm.manufacturer());
        node.put("ai", algorithm.ai());
        Nodes.putTexts(
                node,
                "families",
                algorithm.families().stream().map(CodedConcept::meaning).toList());
        Nodes.putTexts(node, "parameters", algorithm.parameters());
        return node;
    }

    private ObserverJson() {}
}
