package org.overread.kernels.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The native decoders that are installed here.
 *
 * @param missing says which are not
 */
public record DecodePeers(List<DecodePeer> installed, List<String> missing) {
    public DecodePeers {
        installed = List.copyOf(installed);
        missing = List.copyOf(missing);
    }

    public static DecodePeers find() {
        Map<String, Optional<? extends DecodePeer>> known = new LinkedHashMap<>();
        known.put("CharLS (libcharls.so.2)", CharLsPeer.load());
        known.put("OpenJPEG (libopenjp2.so.7)", OpenJpegPeer.load());
        known.put(
                "DCMTK dcmdjpeg",
                DcmtkPeer.find(
                        "dcmdjpeg",
                        List.of("+cn"),
                        "1.2.840.10008.1.2.4.50",
                        "1.2.840.10008.1.2.4.51",
                        "1.2.840.10008.1.2.4.57",
                        "1.2.840.10008.1.2.4.70"));
        known.put("DCMTK dcmdrle", DcmtkPeer.find("dcmdrle", List.of(), "1.2.840.10008.1.2.5"));
        List<DecodePeer> installed = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        known.forEach((name, peer) ->
                peer.ifPresentOrElse(installed::add, () -> missing.add(name + " is not installed: no rows beside it")));
        return new DecodePeers(installed, missing);
    }
}
