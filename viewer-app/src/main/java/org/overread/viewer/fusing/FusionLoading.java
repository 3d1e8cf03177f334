package org.overread.viewer.fusing;

import java.io.IOException;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.overread.core.dicom.DicomException;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameLoader;
import org.slf4j.LoggerFactory;

/** Reads a volume that is to be fused on a thread of its own. Told on the JavaFX thread; nothing after {@link #cancel}. */
final class FusionLoading {
    private final FrameLoader loader;
    private final FusionPartner partner;
    private final Consumer<String> said;
    private final Consumer<FusedVolume> ready;
    private final Thread thread = new Thread(this::load, "fusion-loading");
    private boolean over;

    FusionLoading(FrameLoader loader, FusionPartner partner, Consumer<String> said, Consumer<FusedVolume> ready) {
        this.loader = loader;
        this.partner = partner;
        this.said = said;
        this.ready = ready;
        thread.setDaemon(true);
    }

    void begin() {
        thread.start();
    }

    boolean isUnderWay() {
        return !over;
    }

    FusionPartner partner() {
        return partner;
    }

    boolean isOf(FusionPartner wanted) {
        return !over && partner.same(wanted);
    }

    void cancel() {
        over = true;
        thread.interrupt();
    }

    private void load() {
        try {
            if (!FusedVolume.fits(partner, Runtime.getRuntime().maxMemory())) {
                refuse(Texts.of("mpr.noMemory"));
                return;
            }
            int all = partner.stack().slices().size();
            String name = FusionTexts.name(partner.series());
            FusedVolume volume = FusedVolume.read(
                    partner, loader, done -> tell(() -> said.accept(Texts.of("fusion.loading", name, done, all))));
            tell(() -> {
                over = true;
                said.accept("");
                ready.accept(volume);
            });
        } catch (DicomException e) {
            refuse(e.getMessage());
        } catch (IOException e) {
            // its message may hold a path, and a path a patient's name
            refuse(Texts.of("viewport.medium"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (OutOfMemoryError e) {
            refuse(Texts.of("mpr.noMemory"));
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(FusionLoading.class).error("a series could not be fused", e);
            refuse(e.getClass().getSimpleName());
        }
    }

    private void refuse(String why) {
        tell(() -> {
            over = true;
            said.accept(Texts.of("fusion.none", FusionTexts.name(partner.series()) + ": " + why));
        });
    }

    private void tell(Runnable news) {
        Platform.runLater(() -> {
            if (!over) {
                news.run();
            }
        });
    }
}
