package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.overread.ai.model.Fault;
import org.overread.ai.model.InstalledPackages;
import org.overread.ai.model.PackageArchive;
import org.overread.ai.model.PackageCheck;
import org.overread.ai.model.PackagePolicy;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.ModelIdentity;
import org.overread.viewer.station.ModelShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists, checks, packs, installs or removes model packages.")
final class ModelsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what: models list, check, pack, install or remove");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "What is installed, and what is refused and why.")
    int list(@Option(names = "--json", description = "print one JSON document") boolean json) {
        List<Path> packages = ModelShelf.packages(DataOption.of(spec).settings().models());
        PackagePolicy policy = DataOption.of(spec).settings().inference().packages();
        try (ModelShelf shelf = ModelShelf.open(packages, policy)) {
            print(shelf, json);
        }
        return ExitCode.DONE.status();
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Names everything that is wrong with a package: manifest, files, signature, model, site policy.")
    int check(
            @Parameters(paramLabel = "DIR-or-ZIP", description = "a model package") Path given,
            @Option(names = "--json", description = "print one JSON document") boolean json) {
        try {
            PackageCheck.Report report;
            if (Files.isDirectory(given)) {
                PackageCheck.Report found = PackageCheck.folder(given);
                report = found.faults().isEmpty()
                        ? new PackageCheck.Report(found.manifest(), found.signer(), opened(given))
                        : found;
            } else if (Files.isRegularFile(given)) {
                report = InstalledPackages.check(given, this::opened);
            } else {
                throw new CommandFailure(ExitCode.INPUT_REFUSED, "no such folder or file: " + given);
            }
            return told(given, report, json);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, "cannot read " + given, e);
        }
    }

    @Command(
            name = "pack",
            mixinStandardHelpOptions = true,
            description = "Packs a package's folder into a zip, the same bytes each time, and signs it.")
    int pack(
            @Parameters(paramLabel = "DIR", description = "a model package") Path folder,
            @Option(names = "--out", paramLabel = "FILE", description = "the zip (default: DIR.zip)") Path out,
            @Option(names = "--key", paramLabel = "KEYFILE", description = "Ed25519 private key, PKCS #8 in PEM")
                    Path key) {
        Path zip = out == null ? folder.resolveSibling(folder.getFileName() + ".zip") : out;
        try {
            PackageArchive.pack(folder, zip, key == null ? Optional.empty() : Optional.of(Files.readString(key)));
        } catch (InferenceException | IOException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, folder.getFileName() + ": " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, "no Ed25519 private key in " + key, e);
        }
        spec.commandLine().getOut().println(zip);
        return ExitCode.DONE.status();
    }

    @Command(
            name = "install",
            mixinStandardHelpOptions = true,
            description = "Checks a zipped package and installs it in the data folder.")
    int install(
            @Parameters(paramLabel = "ZIP", description = "a model package") Path zip,
            @Option(names = "--json", description = "print one JSON document") boolean json) {
        if (!Files.isRegularFile(zip)) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, "no such file: " + zip);
        }
        try {
            return told(zip, installed().install(zip, this::opened).report(), json);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "cannot install " + zip.getFileName(), e);
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes installed packages of an id.")
    int remove(@Parameters(paramLabel = "ID", description = "as models list says it") String id) {
        try {
            List<Path> named = installed().list().stream()
                    .filter(folder -> PackageCheck.id(folder).filter(id::equals).isPresent()
                            || folder.getFileName().toString().equals(id))
                    .toList();
            if (named.isEmpty()) {
                throw new CommandFailure(ExitCode.INPUT_REFUSED, "no installed model is called " + id);
            }
            for (Path folder : named) {
                InstalledPackages.delete(folder);
            }
            return ExitCode.DONE.status();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "cannot remove " + id, e);
        }
    }

    private InstalledPackages installed() {
        return InstalledPackages.of(DataOption.of(spec).folder());
    }

    /** What the site's policy and the runtime have against a package that is sound by itself. */
    private List<Fault> opened(Path folder) {
        return ModelShelf.refusal(
                        folder, DataOption.of(spec).settings().inference().packages())
                .map(why -> new Fault("package", why))
                .stream()
                .toList();
    }

    private int told(Path given, PackageCheck.Report report, boolean json) {
        if (json) {
            spec.commandLine().getOut().println(Json.text(PackageJson.of(report)));
        } else {
            report.faults().forEach(spec.commandLine().getOut()::println);
        }
        if (!report.faults().isEmpty()) {
            String more = report.faults().size() == 1
                    ? ""
                    : " (and " + (report.faults().size() - 1) + " more)";
            throw new CommandFailure(
                    ExitCode.INPUT_REFUSED,
                    given.getFileName() + ": " + report.faults().getFirst() + more);
        }
        if (!json) {
            spec.commandLine()
                    .getOut()
                    .println("sound, "
                            + report.signer()
                                    .map(key -> "signed with key " + key)
                                    .orElse("not signed"));
        }
        return ExitCode.DONE.status();
    }

    private void print(ModelShelf shelf, boolean json) {
        if (json) {
            spec.commandLine().getOut().println(Json.text(document(shelf)));
            return;
        }
        for (FindingDetector detector : shelf.detectors()) {
            ModelIdentity model = detector.model();
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s  %s %s  %s  sha256 %s%n",
                            model.id(),
                            model.name(),
                            model.version(),
                            model.clinicalUse() ? "for clinical use" : "reference, not for clinical use",
                            model.sha256());
        }
        shelf.refused().forEach(refusal -> spec.commandLine().getOut().println("refused  " + refusal));
    }

    private static ObjectNode document(ModelShelf shelf) {
        ObjectNode root = Json.object();
        ArrayNode models = root.putArray("models");
        for (FindingDetector detector : shelf.detectors()) {
            PackageJson.put(models.addObject(), detector.model());
        }
        ArrayNode refused = root.putArray("refused");
        shelf.refused().forEach(refused::add);
        return root;
    }
}
