package org.overread.kernels.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.core.dicom.TransferSyntax;

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
                        TransferSyntax.JPEG_BASELINE,
                        TransferSyntax.JPEG_EXTENDED,
                        TransferSyntax.JPEG_LOSSLESS,
                        TransferSyntax.JPEG_LOSSLESS_SV1));
        known.put("DCMTK dcmdrle", DcmtkPeer.find("dcmdrle", List.of(), TransferSyntax.RLE_LOSSLESS));
        List<DecodePeer> installed = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        known.forEach((name, peer) ->
                peer.ifPresentOrElse(installed::add, () -> missing.add(name + " is not installed: no rows beside it")));
        return new DecodePeers(installed, missing);
    }
}
