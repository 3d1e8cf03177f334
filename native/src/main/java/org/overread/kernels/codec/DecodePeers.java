package org.overread.kernels.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The native decoders that are installed here. */
public final class DecodePeers {

    public static List<DecodePeer> installed() {
        List<DecodePeer> peers = new ArrayList<>();
        add(peers, CharLsPeer.load());
        add(peers, OpenJpegPeer.load());
        add(
                peers,
                DcmtkPeer.find(
                        "dcmdjpeg",
                        List.of("+cn"),
                        "1.2.840.10008.1.2.4.50",
                        "1.2.840.10008.1.2.4.51",
                        "1.2.840.10008.1.2.4.57",
                        "1.2.840.10008.1.2.4.70"));
        add(peers, DcmtkPeer.find("dcmdrle", List.of(), "1.2.840.10008.1.2.5"));
        return peers;
    }

    private static void add(List<DecodePeer> peers, Optional<? extends DecodePeer> peer) {
        peer.ifPresent(peers::add);
    }

    private DecodePeers() {}
}
