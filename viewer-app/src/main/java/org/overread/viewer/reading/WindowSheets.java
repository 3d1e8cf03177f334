package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.overread.core.image.VoiTransformation;
import org.overread.core.ingest.Quarantined;
import org.overread.viewer.palette.CommandPalette;
import org.overread.viewer.palette.PaletteEntry;
import org.overread.viewer.pattern.TestPattern;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.theme.Theme;

/** What is laid over the window because the reader asked for it; one at a time, and the keyboard goes back to where it was. */
final class WindowSheets {
    private final ReadingScreen screen;
    private final KeyTable table;
    private Optional<TakesKeys> keys = Optional.empty();
    private Optional<Node> focusBefore = Optional.empty();

    WindowSheets(ReadingScreen screen, ReadingKeys keys) {
        this.screen = screen;
        this.table = new KeyTable(keys);
    }

    /** What works by keys of its own on the sheet that is open. */
    Optional<TakesKeys> keys() {
        return keys;
    }

    void table(List<VoiTransformation> presets) {
        show("keys.title", table.content(presets));
    }

    /** @param remarks what must be known of the series in hand */
    void unread(List<Quarantined> files, List<String> remarks) {
        show("unread.title", UnreadFiles.content(files, remarks));
    }

    void keySettings(KeySettings page) {
        show("keys.settings", page);
        keys = Optional.of(page);
    }

    /** @param keysOfContent how it works by keys */
    void choice(String title, Node content, TakesKeys keysOfContent) {
        show(title, content);
        keys = Optional.of(keysOfContent);
    }

    /** Beside the images, which stay to be seen. */
    void beside(Region page, TakesKeys keysOfPage) {
        close();
        Theme.dressControls(screen);
        lay(new SideSheet(page));
        keys = Optional.of(keysOfPage);
    }

    void palette(ReadingPalette offers) {
        CommandPalette palette = new CommandPalette(offers.entries(), offers.recent(), entry -> choose(offers, entry));
        show("palette.title", palette);
        keys = Optional.of(palette::take);
        palette.requestFocus();
    }

    void pattern() {
        lay(new TestPattern());
    }

    /** Whether one was open. */
    boolean close() {
        if (!screen.hasSheet()) {
            return false;
        }
        screen.sheet(Optional.empty());
        keys = Optional.empty();
        focusBefore.or(() -> Optional.of(screen)).ifPresent(Node::requestFocus);
        focusBefore = Optional.empty();
        return true;
    }

    private void choose(ReadingPalette offers, PaletteEntry entry) {
        close();
        offers.chosen(entry);
        entry.run().run();
    }

    private void show(String title, Node content) {
        Theme.dressControls(screen);
        lay(new Sheet(Texts.of(title), content, this::close));
    }

    private void lay(Region sheet) {
        focusBefore = Optional.ofNullable(screen.getScene().getFocusOwner());
        screen.sheet(Optional.of(sheet));
    }
}
