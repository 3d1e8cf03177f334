package org.overread.ai.model;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.overread.core.dicom.Uids;

/** What a manifest must hold beyond its shape: of its files and their tensors here, of the rest in rules of their own. */
record ManifestRules(ModelManifest manifest, RuleFaults faults) {

    /** All that is wrong, by its place in the manifest. */
    static List<Fault> faults(ModelManifest manifest) {
        RuleFaults faults = new RuleFaults();
        ManifestRules rules = new ManifestRules(manifest, faults);
        rules.files();
        rules.selfTest();
        new InputRules(manifest, faults).check();
        new EligibilityRules(manifest.eligibility(), "/eligibility", faults).check();
        new OutputRules(manifest, faults).check();
        return faults.all();
    }

    private void files() {
        faults.require(Uids.isValid(manifest.deviceUid()), "/deviceUid", "is not a UID");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < manifest.files().size(); i++) {
            String name = manifest.files().get(i).file();
            String at = "/files/" + i + "/file";
            faults.require(names.add(name.toLowerCase(Locale.ROOT)), at, "is listed twice: " + name);
            boolean own = name.equals(ModelPackage.MANIFEST_FILE) || name.equals(ModelPackage.SIGNATURE_FILE);
            faults.require(!own, at, name + " is not listed among the files");
        }
        listed(manifest.model(), "/model");
    }

    private void selfTest() {
        manifest.selfTest().ifPresent(test -> {
            listed(test.input(), "/selfTest/input");
            for (int i = 0; i < test.expected().size(); i++) {
                ModelManifest.SelfTest.Expected expected = test.expected().get(i);
                listed(expected.file(), "/selfTest/expected/" + i + "/file");
                faults.require(
                        manifest.networkDataFormat().outputs().containsKey(expected.tensor()),
                        "/selfTest/expected/" + i + "/tensor",
                        OutputRules.UNKNOWN_TENSOR);
            }
        });
    }

    private void listed(String file, String at) {
        boolean found = manifest.files().stream().anyMatch(entry -> entry.file().equals(file));
        faults.require(found, at, file + " is not among the files");
    }
}
