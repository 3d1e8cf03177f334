package org.overread.viewer.fusing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.PictureLayer;

/**
 * Which series are blended over which, place by place of the screen. A series is fused only with one whose place in the same
 * space is stated, by frame of reference or Spatial Registration; with the study all of it is let go. Thread: JavaFX.
 */
public final class Fusing {
    private final FrameLoader loader;
    private final Supplier<Optional<Sources>> reading;
    private final Consumer<String> say;
    private final Runnable changed;
    private final Map<Object, Fused> fused = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    /** What was fused before more images of the study came, until its place shows them. */
    private final Map<Object, Before> before = new HashMap<>();

    private Optional<FusionLoading> loading = Optional.empty();

    /** The study being read. @param images its series of images */
    public record Sources(Study study, List<Series> images) {}

    /** A place that waits for a volume. @param look empty for the first one */
    private record Waiting(FusionView view, Optional<FusionLook> look) {}

    /** @param volume empty where it had not been read */
    private record Before(Series below, Series over, Optional<FusedVolume> volume, Optional<FusionLook> look) {
        boolean isOf(FusionView view) {
            return below.seriesInstanceUid().equals(view.shown().series().seriesInstanceUid());
        }
    }

    private record Fused(FrameStack below, FusedPicture picture, FusedVolume volume, FusionLook look) {}

    /** @param changed told when other pictures are to be made */
    public Fusing(FrameLoader loader, Supplier<Optional<Sources>> reading, Consumer<String> say, Runnable changed) {
        this.loader = loader;
        this.reading = reading;
        this.say = say;
        this.changed = changed;
    }

    /** What is blended over a series in a place. */
    public PictureLayer layer(Object key, FrameStack shown) {
        return of(key, shown).<PictureLayer>map(Fused::picture).orElse(PictureLayer.NONE);
    }

    public boolean isFused(FusionView view) {
        return of(view.key(), view.shown()).isPresent();
    }

    /** Blends the likeliest series over what is seen, or ends that. */
    public void toggle(FusionView view) {
        if (cancel()) {
            say.accept("");
        } else if (isFused(view)) {
            end(view);
        } else {
            begin(view, 0);
        }
    }

    /** Blends the next series that can be over what is seen. */
    public void next(FusionView view) {
        cancel();
        Optional<FusedVolume> now = of(view.key(), view.shown()).map(Fused::volume);
        begin(view, now.map(volume -> place(view, volume) + 1).orElse(0));
    }

    /** Blends a certain series over what is seen; says why where it cannot be. */
    public void fuse(FusionView view, Series series) {
        fuse(view, series, Optional.empty(), Optional.empty());
    }

    private void fuse(FusionView view, Series series, Optional<FusedVolume> volume, Optional<FusionLook> look) {
        FusionPartners partners = partners(view);
        partners.found().stream()
                .filter(one -> one.series().seriesInstanceUid().equals(series.seriesInstanceUid()))
                .findFirst()
                .ifPresentOrElse(
                        partner -> load(view, partner, volume, look),
                        () -> say.accept(Texts.of("fusion.none", String.join("; ", partners.refused()))));
    }

    /** Changes how the fused series is seen. Whether there is one. */
    boolean look(FusionView view, UnaryOperator<FusionLook> change) {
        Optional<Fused> now = of(view.key(), view.shown());
        now.ifPresent(one -> put(view, one.volume(), change.apply(one.look())));
        return now.isPresent();
    }

    /** Fainter by tenths; stronger by as many below 0. Whether there is a fused series. */
    public boolean fainter(FusionView view, double tenths) {
        return look(view, look -> look.fainter(tenths));
    }

    /** The upper end of its window higher by a factor. */
    public boolean higher(FusionView view, double factor) {
        return look(view, look -> look.higher(factor));
    }

    public boolean nextPalette(FusionView view) {
        return look(view, FusionLook::nextPalette);
    }

    /** The study leaves the screen, or is hung anew: nothing that was fused is held. */
    public void close() {
        cancel();
        fused.clear();
        before.clear();
    }

    /** More images of the study have come: what is fused, or is being read for it, is fused again where it was. */
    public void grow() {
        fused.forEach((key, one) -> before.put(
                key,
                new Before(
                        one.below().series(),
                        one.volume().partner().series(),
                        Optional.of(one.volume()),
                        Optional.of(one.look()))));
        loading.filter(FusionLoading::isUnderWay)
                .ifPresent(read -> waiting.forEach(one -> before.put(
                        one.view().key(),
                        new Before(
                                one.view().shown().series(), read.partner().series(), Optional.empty(), one.look()))));
        cancel();
        fused.clear();
    }

    /** A place shows images: what was fused there before more of the study came is fused again, as it looked. */
    public void resume(FusionView view) {
        Optional<Before> last = Optional.ofNullable(before.get(view.key())).filter(one -> one.isOf(view));
        last.ifPresent(one -> {
            before.remove(view.key());
            fuse(view, one.over(), one.volume(), one.look());
        });
    }

    private Optional<Fused> of(Object key, FrameStack shown) {
        return Optional.ofNullable(fused.get(key)).filter(one -> one.below() == shown);
    }

    private void end(FusionView view) {
        fused.remove(view.key());
        changed.run();
    }

    private FusionPartners partners(FusionView view) {
        return reading.get()
                .filter(sources -> sources.images().contains(view.shown().series()))
                .map(sources -> FusionPartners.of(
                        sources.study(), sources.images(), view.shown().series(), view.frameOfReferenceUid()))
                .orElse(new FusionPartners(List.of(), List.of(Texts.of("fusion.prior"))));
    }

    private int place(FusionView view, FusedVolume volume) {
        List<FusionPartner> found = partners(view).found();
        return (int) found.stream()
                .takeWhile(one -> one.stack() != volume.partner().stack())
                .count();
    }

    private void begin(FusionView view, int place) {
        FusionPartners partners = partners(view);
        if (view.frameOfReferenceUid().isBlank()) {
            say.accept(Texts.of("fusion.none", Texts.of("fusion.noPlace")));
        } else if (partners.found().isEmpty()) {
            String why =
                    partners.refused().isEmpty() ? Texts.of("fusion.noOther") : String.join("; ", partners.refused());
            say.accept(Texts.of("fusion.none", why));
        } else {
            load(view, partners.found().get(place % partners.found().size()), Optional.empty(), Optional.empty());
        }
    }

    /** Of a series that is being read for another place, both wait. @param read that it may still have from before */
    private void load(FusionView view, FusionPartner partner, Optional<FusedVolume> read, Optional<FusionLook> look) {
        if (loading.filter(one -> one.isOf(partner)).isPresent()) {
            waiting.add(new Waiting(view, look));
            return;
        }
        cancel();
        Optional<FusedVolume> atHand = Stream.concat(fused.values().stream().map(Fused::volume), read.stream())
                .filter(volume -> volume.partner().same(partner))
                .findFirst();
        if (atHand.isPresent()) {
            put(view, atHand.get(), look.orElseGet(() -> FusionLook.first(atHand.get())));
            return;
        }
        waiting.add(new Waiting(view, look));
        FusionLoading begun = new FusionLoading(loader, partner, say, this::ready);
        loading = Optional.of(begun);
        begun.begin();
    }

    private void ready(FusedVolume volume) {
        loading = Optional.empty();
        List<Waiting> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(one -> put(one.view(), volume, one.look().orElseGet(() -> FusionLook.first(volume))));
    }

    private void put(FusionView view, FusedVolume volume, FusionLook look) {
        reading.get().ifPresent(sources -> {
            FusedPicture picture =
                    new FusedPicture(volume, look, sources.study().studyInstanceUid(), view.frameOfReferenceUid());
            fused.put(view.key(), new Fused(view.shown(), picture, volume, look));
            before.remove(view.key());
            changed.run();
        });
    }

    /** Whether something was being read. */
    private boolean cancel() {
        boolean any = loading.filter(FusionLoading::isUnderWay).isPresent();
        loading.ifPresent(FusionLoading::cancel);
        loading = Optional.empty();
        waiting.clear();
        return any;
    }
}
