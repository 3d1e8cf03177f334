package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.overread.ai.model.PackageCheck;
import org.overread.core.inference.ModelIdentity;

/** What a check of a model package found, as docs/commands.md describes it. */
final class PackageJson {

    static ObjectNode of(PackageCheck.Report report) {
        ObjectNode root = Json.object();
        root.put("sound", report.faults().isEmpty());
        root.put("signerSha256", report.signer().orElse(null));
        report.manifest().ifPresent(manifest -> put(root.putObject("model"), manifest.identity()));
        ArrayNode faults = root.putArray("faults");
        report.faults()
                .forEach(fault -> faults.addObject().put("where", fault.where()).put("why", fault.why()));
        return root;
    }

    static void put(ObjectNode node, ModelIdentity model) {
        node.put("id", model.id())
                .put("name", model.name())
                .put("version", model.version())
                .put("manufacturer", model.manufacturer())
                .put("deviceUid", model.deviceUid())
                .put("modelSha256", model.sha256())
                .put("clinicalUse", model.clinicalUse());
    }

    private PackageJson() {}
}
