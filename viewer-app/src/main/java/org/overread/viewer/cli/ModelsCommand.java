package org.overread.viewer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.overread.ai.model.Fault;
import org.overread.ai.model.InstalledPackages;
import org.overread.ai.model.PackageArchive;
import org.overread.ai.model.PackageCheck;
import org.overread.core.inference.InferenceException;
import org.overread.core.store.NoRoomException;
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
        try (ModelShelf shelf =
                ModelShelf.open(packages, DataOption.of(spec).settings().inference())) {
            ModelListing listing = new ModelListing(shelf);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.text(listing.document()));
            } else {
                listing.print(out);
            }
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
            return new PackageVerdict(given, report).tell(spec.commandLine().getOut(), json);
        } catch (NoRoomException e) {
            throw new CommandFailure(ExitCode.FAILED, "cannot check " + given + ": " + e.getMessage(), e);
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
            return new PackageVerdict(
                            zip, installed().install(zip, this::opened).report())
                    .tell(spec.commandLine().getOut(), json);
        } catch (NoRoomException e) {
            throw new CommandFailure(ExitCode.FAILED, "cannot install " + zip.getFileName() + ": " + e.getMessage(), e);
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
}
