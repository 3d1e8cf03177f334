package org.overread.core.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCacheTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-20T08:00:00Z");
    private StudyCache cache;

    @BeforeEach
    void open() throws IOException {
        InstantSource clock = () -> now;
        cache = new StudyCache(folder.resolve("cache"), 250, clock);
    }

    @Test
    void whatWasNotUsedForLongestGoesFirstAndOnlyAsMuchAsIsNeeded() throws IOException {
        keep("1.1", 100);
        keep("1.2", 100);
        keep("1.3", 100);
        use("1.1");
        assertThat(cache.evict(any -> true)).containsExactly("1.2");
        assertThat(cache.bytes()).isEqualTo(200);
        assertThat(cache.folderOf("1.2")).doesNotExist();
        assertThat(cache.evict(any -> true)).isEmpty();
    }

    @Test
    void whatIsOpenOrNotYetDeliveredStaysEvenBeyondTheQuota() throws IOException {
        keep("1.1", 200);
        keep("1.2", 200);
        assertThat(cache.evict(uid -> !uid.equals("1.1"))).containsExactly("1.2");
        keep("1.3", 200);
        assertThat(cache.evict(uid -> false)).isEmpty();
        assertThat(cache.bytes()).isEqualTo(400);
    }

    @Test
    void onlyTheAccountCanReadIt() throws IOException {
        keep("1.1", 1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.folderOf("1.1"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aUidThatIsNoneNamesNoPlace() {
        for (String uid : new String[] {"", "..", "1/../../2", "1.2.", "1.2.x", "9".repeat(65)}) {
            assertThatThrownBy(() -> cache.folderOf(uid)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void keep(String uid, int bytes) throws IOException {
        use(uid);
        Files.write(cache.folderOf(uid).resolve("a.dcm"), new byte[bytes]);
        use(uid);
    }

    private void use(String uid) throws IOException {
        now = now.plusSeconds(60);
        cache.touch(uid);
    }
}
