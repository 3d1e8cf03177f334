package org.overread.core.sr;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PixelMed's validator of content trees (Debian libpixelmed-java). */
final class PixelMed {
    private static final Path JARS = Path.of("/usr/share/java");

    /** The codes of PS3.16 CID 100 are a baseline, which may be extended; the validator takes it as closed. */
    private static final String PROCEDURE_BEYOND_CID_100 = "not found in context group 100";

    static void assumeInstalled() {
        assumeTrue(installed(), "libpixelmed-java not installed");
    }

    static boolean installed() {
        return Files.isReadable(JARS.resolve("pixelmed.jar"));
    }

    static List<String> errors(Judge verdict) {
        return verdict.output()
                .lines()
                .filter(line -> line.startsWith("Error") && !line.contains(PROCEDURE_BEYOND_CID_100))
                .toList();
    }

    static Judge ask(Path file) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String limit : List.of(
                "xpathTotalOpLimit",
                "xpathExprOpLimit",
                "xpathExprGrpLimit",
                "maxXMLNameLimit",
                "entityExpansionLimit")) {
            command.add("-Djdk.xml." + limit + "=0");
        }
        command.addAll(
                List.of("-Xmx2g", "-cp", JARS + "/*", "com.pixelmed.validate.DicomSRValidator", file.toString()));
        return Judge.ask(command.toArray(String[]::new));
    }

    private PixelMed() {}
}
