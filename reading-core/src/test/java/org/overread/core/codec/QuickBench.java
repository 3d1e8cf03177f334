package org.overread.core.codec;

import java.nio.ByteBuffer;
import java.nio.file.*;
import java.util.*;

public class QuickBench {
    public static void main(String[] a) throws Exception {
        for (String f : a) {
            EncapsulatedFile file = new EncapsulatedFile(Path.of(f));
            ByteBuffer frame = file.frames().getFirst();
            FrameFormat fmt = file.format();
            FrameCodec c = FrameCodecs.forTransferSyntax(file.transferSyntax());
            String ts = file.transferSyntax();
            Runnable peer = null;
            if (ts.endsWith(".80") || ts.endsWith(".81")) {
                CharLs ch = new CharLs();
                peer = () -> ch.decode(frame, fmt.bytes());
            }
            List<Double> o = new ArrayList<>(), p = new ArrayList<>();
            long stop = System.nanoTime() + 5_000_000_000L;
            while (System.nanoTime() < stop) {
                long t = System.nanoTime();
                c.decode(frame, fmt);
                o.add((System.nanoTime() - t) / 1e6);
                if (peer != null) {
                    t = System.nanoTime();
                    peer.run();
                    p.add((System.nanoTime() - t) / 1e6);
                }
            }
            o = o.subList(o.size() / 2, o.size());
            Collections.sort(o);
            Collections.sort(p);
            double om = o.get(o.size() / 2);
            System.out.printf(
                    "%-80s %6.1f MB/s ours %.3f ms (%d) %s%n",
                    Path.of(f).getFileName(),
                    fmt.bytes() / om / 1000,
                    om,
                    o.size(),
                    p.isEmpty()
                            ? ""
                            : String.format("peer %.3f ms ratio %.2f", p.get(p.size() / 2), p.get(p.size() / 2) / om));
        }
    }
}
