package org.overread.viewer.measuring;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.Shape;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.study.Study;
import org.overread.viewer.onscreen.KeptOnScreen;
import org.overread.viewer.onscreen.StudyOnScreen;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameLoader;

/** Measuring on the study on screen: the tool and the annotation in the reader's hand, and what is done with them. Thread: JavaFX. */
public final class Measuring {
    private final MeasuringRoom room;
    private final ShapeNumbers numbers;
    private final StudyOnScreen onScreen = new StudyOnScreen();
    private final KeptOnScreen<StudyAnnotations> kept;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Consumer<DrawnItem> wentTo = item -> {};
    private Optional<DrawnItems> study = Optional.empty();
    private Optional<AnnotationTool> tool = Optional.empty();
    private Optional<TrackingUid> selected = Optional.empty();
    private Optional<Annotation> inHand = Optional.empty();

    public Measuring(FrameLoader loader, MeasuringRoom room) {
        this.room = room;
        this.kept = new KeptOnScreen<>(room, this::changed);
        this.numbers = new ShapeNumbers(loader, this::changed);
    }

    /** Is told what the reader goes to. */
    void onGoTo(Consumer<DrawnItem> told) {
        wentTo = told;
    }

    public void onChange(Runnable told) {
        listeners.add(told);
    }

    // --- the study --------------------------------------------------------------------------------------------------

    public void open(Study opened, StudyAnnotations drawn) {
        close();
        onScreen.show(opened);
        kept.open(drawn);
        study = Optional.of(new DrawnItems(opened, drawn, numbers));
        changed();
    }

    /** Reads what reports and segmentations of the study on screen say. Takes processors and disk: after its first image. */
    public void readReports() {
        onScreen.read("study-reports", StudyReports::of, reports -> {
            study.ifPresent(drawn -> drawn.reports(reports));
            changed();
        });
    }

    /** The study leaves the screen, and all that was drawn on it. */
    public void close() {
        onScreen.leave();
        kept.close();
        study = Optional.empty();
        tool = Optional.empty();
        selected = Optional.empty();
        inHand = Optional.empty();
        numbers.forget();
        changed();
    }

    /** The reader's annotations while the study is on screen, for taking steps back. */
    public KeptOnScreen<StudyAnnotations> kept() {
        return kept;
    }

    // --- what is shown ----------------------------------------------------------------------------------------------

    /** All that is drawn on the study, the reader's own first, then what reports say. */
    public List<DrawnItem> items() {
        return study.map(drawn -> drawn.all(inHand)).orElse(List.of());
    }

    List<DrawnItem> on(FrameRef frame) {
        return study.map(drawn -> drawn.on(frame, inHand)).orElse(List.of());
    }

    /** All that is drawn on planes through volumes. */
    List<DrawnItem> onPlanes() {
        return study.map(drawn -> drawn.onPlanes(inHand)).orElse(List.of());
    }

    List<StudyReports.Volume> volumes() {
        return study.map(DrawnItems::volumes).orElse(List.of());
    }

    public Optional<DrawnItem> selected() {
        return selected.flatMap(uid -> items().stream()
                .filter(item -> item.own().equals(Optional.of(uid)))
                .findFirst());
    }

    public Optional<AnnotationTool> tool() {
        return tool;
    }

    /** Whether all numbers are there. */
    public boolean settled() {
        return !numbers.waiting();
    }

    // --- what the reader does ---------------------------------------------------------------------------------------

    /** Takes a tool in hand for one shape, or puts it away if it is in hand. */
    public void choose(AnnotationTool wanted) {
        tool = kept.now().isEmpty() || tool.equals(Optional.of(wanted)) ? Optional.empty() : Optional.of(wanted);
        selected = Optional.empty();
        tool.ifPresentOrElse(now -> room.say(Texts.of("measure.tool." + now), false), () -> room.say("", false));
        changed();
    }

    void putAway() {
        if (tool.isPresent()) {
            tool = Optional.empty();
            room.say("", false);
            changed();
        }
    }

    /** Adds a shape to a frame of the study, or to a plane through the volume that it is a slice of; the tool is put away. */
    Optional<TrackingUid> add(FrameRef frame, Optional<ReformatPlane> plane, Shape shape, String label) {
        tool = Optional.empty();
        Optional<TrackingUid> made = study.flatMap(drawn -> drawn.frames()
                .place(frame, plane)
                .flatMap(place -> drawn.annotations().add(place, shape, label))
                .map(Annotation::trackingUid));
        said(made.isPresent(), "measure.did.add", AnnotationWriting.kind(shape));
        return made;
    }

    /** Shows an annotation otherwise than it stands, while it is dragged. */
    void hold(TrackingUid uid, Shape shape) {
        inHand = kept.now()
                .flatMap(drawn -> drawn.find(uid))
                .map(one -> new Annotation(uid, one.place(), shape, one.label(), one.reader(), one.at()));
        repaint();
    }

    /** Lets go of what was dragged; it stands so from now on. */
    void letGo() {
        Optional<Annotation> held = inHand;
        inHand = Optional.empty();
        held.ifPresent(one -> reshape(one.trackingUid(), one.shape()));
    }

    /** Lets go of what was dragged; it stands as before. */
    boolean dropHeld() {
        boolean any = inHand.isPresent();
        inHand = Optional.empty();
        changed();
        return any;
    }

    void reshape(TrackingUid uid, Shape shape) {
        said(kept.now().filter(drawn -> drawn.reshape(uid, shape)).isPresent(), "measure.did.change", "");
    }

    /**
     * Keeps the volume of a mask as it is seen on a frame of the study; once kept it is not kept again.
     *
     * @return whether it is kept now
     */
    public boolean keep(FrameRef frame, Shape.MaskVolume mask, String label) {
        boolean already = kept.now().stream()
                .flatMap(drawn -> drawn.all().stream())
                .anyMatch(one -> one.shape().equals(mask) && one.label().equals(label));
        return already || add(frame, Optional.empty(), mask, label).isPresent();
    }

    /** Moves what is seen by some of its pixels, across and down as they are seen; whether it is seen. */
    boolean nudge(DrawnItem item, PaintedItems on, double across, double down) {
        Optional<DrawingGround> ground =
                Optional.of(item).filter(on.items()::contains).flatMap(on::ground);
        ground.filter(here -> item.editable())
                .ifPresent(here -> item.own().ifPresent(uid -> reshape(uid, here.moved(item.shape(), across, down))));
        return ground.isPresent();
    }

    void rename(TrackingUid uid, String label) {
        said(kept.now().filter(drawn -> drawn.rename(uid, label.strip())).isPresent(), "measure.did.rename", "");
    }

    void remove(TrackingUid uid) {
        said(kept.now().filter(drawn -> drawn.remove(uid)).isPresent(), "measure.did.remove", "");
    }

    void select(Optional<TrackingUid> uid) {
        if (!selected.equals(uid)) {
            selected = uid;
            changed();
        }
    }

    /** The next of the reader's own, brought up. */
    public void selectFurther(int steps) {
        List<DrawnItem> own =
                items().stream().filter(item -> item.own().isPresent()).toList();
        if (!own.isEmpty()) {
            int at = selected().map(own::indexOf).orElse(steps > 0 ? -1 : 0);
            goTo(own.get(Math.floorMod(at + steps, own.size())));
        }
    }

    public void goTo(DrawnItem item) {
        select(item.own());
        room.show(item.frame());
        wentTo.accept(item);
    }

    /** All values as text, a line each, for the clipboard. */
    public void copy() {
        String text = String.join("\n", AnnotationWriting.report(items()));
        if (!text.isEmpty()) {
            room.copy(text);
            room.say(Texts.of("measure.did.copy"), false);
        }
    }

    private void said(boolean done, String what, String which) {
        room.say(Texts.of(done ? what : "measure.closed", which).strip(), done);
        kept.watchDisk();
        changed();
    }

    private void changed() {
        repaint();
        room.changed(AnnotationWriting.report(items()));
    }

    private void repaint() {
        study.ifPresent(DrawnItems::changed);
        listeners.forEach(Runnable::run);
    }
}
