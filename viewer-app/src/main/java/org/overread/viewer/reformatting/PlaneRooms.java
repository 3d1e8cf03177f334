package org.overread.viewer.reformatting;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import org.overread.viewer.theme.Palette;

/**
 * The planes of the study being read, of a prior, or of both: then each plane of the one stands left of the other's and they
 * are linked. Thread: JavaFX.
 */
public final class PlaneRooms extends Region {
    private List<PlaneRoom> rooms = List.of();
    private Optional<LinkedPlanes> link = Optional.empty();
    private Optional<PlaneRoom> last = Optional.empty();
    private final Consumer<Boolean> active;

    /** @param active told whether keys go to a plane now */
    public PlaneRooms(Consumer<Boolean> active) {
        this.active = active;
        setBackground(Background.fill(Palette.PANEL));
    }

    /** Shows these, from left to right; none, one or two. Keys that went to an original image still do. */
    public void show(List<PlaneRoom> now) {
        boolean keys = takesKeys();
        rooms = List.copyOf(now);
        getChildren().setAll(rooms);
        for (PlaneRoom room : rooms) {
            room.share(rooms.indexOf(room), rooms.size());
            room.onActivated(() -> activated(room));
            room.onChange(() -> {});
            room.link("");
        }
        link = rooms.size() == 2 ? Optional.of(new LinkedPlanes(rooms.get(0), rooms.get(1))) : Optional.empty();
        last = last.filter(rooms::contains).or(() -> rooms.stream().findFirst());
        if (keys) {
            last.ifPresent(this::activated);
        } else {
            rooms.forEach(PlaneRoom::activateOriginal);
        }
        active.accept(rooms.stream().anyMatch(room -> room.active().isPresent()));
        requestLayout();
    }

    /** Whether keys go to planes; those that come first take them. */
    public boolean takesKeys() {
        return rooms.isEmpty() || rooms.stream().anyMatch(room -> room.active().isPresent());
    }

    private void activated(PlaneRoom room) {
        last = Optional.of(room);
        active.accept(true);
        rooms.stream().filter(other -> other != room).forEach(PlaneRoom::activateOriginal);
    }

    /** From left to right. */
    public List<PlaneRoom> rooms() {
        return rooms;
    }

    /** Those whose plane is active, or was last; empty where none are on screen. */
    public Optional<PlaneRoom> inHand() {
        return last;
    }

    /** The next view around: the planes, then the original images. */
    public void activateFurther(int steps) {
        List<PlanePane> panes =
                rooms.stream().flatMap(room -> room.panes().stream()).toList();
        Stream<PlanePane> active = rooms.stream().flatMap(room -> room.active().stream());
        int now = active.findFirst().map(panes::indexOf).orElse(panes.size());
        int next = Math.floorMod(now + steps, panes.size() + 1);
        if (next == panes.size()) {
            activateOriginal();
        } else {
            panes.get(next).activate();
        }
    }

    public void activateOriginal() {
        rooms.forEach(PlaneRoom::activateOriginal);
        active.accept(false);
    }

    /** Links two volumes' planes anew as they stand, or lets each go its own way; empty where there are not two. */
    public Optional<Boolean> toggleLink() {
        return link.map(LinkedPlanes::toggle);
    }

    /** Pictures anew: what is blended over them has changed. */
    public void repaint() {
        rooms.forEach(PlaneRoom::repaint);
    }

    /** Lines and marks anew, over the pictures that are there. */
    public void refreshMarks() {
        rooms.forEach(PlaneRoom::refreshMarks);
    }

    /** Completes when the pictures last asked for are on screen. */
    public CompletableFuture<Void> whenPainted() {
        return CompletableFuture.allOf(
                rooms.stream().map(PlaneRoom::whenPainted).toArray(CompletableFuture[]::new));
    }

    public String writtenTexts() {
        return rooms.stream().map(PlaneRoom::writtenTexts).collect(Collectors.joining("\n"));
    }

    @Override
    protected void layoutChildren() {
        rooms.forEach(room -> room.resizeRelocate(0, 0, getWidth(), getHeight()));
    }
}
