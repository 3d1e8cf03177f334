package org.overread.viewer.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file named in a table. @param name as it stands there */
record ListedFile(String name, Path path) {

    /** The column "path" of a tab-separated table with a header; paths are relative to the table's folder. */
    static List<ListedFile> read(Path table) {
        List<String> lines;
        try {
            lines = Files.readAllLines(table, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, "cannot read the list " + table, e);
        }
        int column =
                lines.isEmpty() ? -1 : List.of(lines.get(0).split("\t", -1)).indexOf("path");
        if (column < 0) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, table + " has no column 'path' in its first line");
        }
        List<ListedFile> files = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (column < cells.length && !cells[column].isBlank()) {
                files.add(of(cells[column], table));
            }
        }
        return files;
    }

    private static ListedFile of(String name, Path table) {
        try {
            return new ListedFile(name, table.resolveSibling(name));
        } catch (InvalidPathException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, table + " names a path that cannot be one", e);
        }
    }
}
