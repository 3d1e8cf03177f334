package org.overread.reporting.dicomweb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Store responses in the Native DICOM Model (PS3.19 A.1). No DTD, no external entity is ever read. */
final class StoreResponseXml {
    private static final int MAX_DEPTH = 32;

    private final StoreResponse.Collector collector = new StoreResponse.Collector();
    private final Deque<Integer> tags = new ArrayDeque<>();
    private int sequence;
    private String uid = "";
    private int reason;

    static StoreResponse parse(byte[] body) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return new StoreResponseXml().read(factory.createXMLStreamReader(new ByteArrayInputStream(body)));
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw new IOException("not a Native DICOM Model document", e);
        }
    }

    private StoreResponse read(XMLStreamReader reader) throws XMLStreamException, IOException {
        int depth = 0;
        boolean modelSeen = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MAX_DEPTH) {
                        throw new IOException("too deep");
                    }
                    modelSeen |= reader.getLocalName().equals("NativeDicomModel");
                    start(reader);
                }
                case XMLStreamConstants.CHARACTERS -> text(reader.getText().strip());
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    end(reader.getLocalName());
                }
                default -> {
                    // comments and processing instructions say nothing of instances
                }
            }
        }
        if (!modelSeen) {
            throw new IOException("not a Native DICOM Model document");
        }
        return collector.response();
    }

    private void start(XMLStreamReader reader) {
        switch (reader.getLocalName()) {
            case "DicomAttribute" -> {
                int tag = Integer.parseUnsignedInt(reader.getAttributeValue(null, "tag"), 16);
                tags.push(tag);
                if (tag == StoreResponse.REFERENCED_SOP_SEQUENCE || tag == StoreResponse.FAILED_SOP_SEQUENCE) {
                    sequence = tag;
                }
            }
            case "Item" -> {
                uid = "";
                reason = 0;
            }
            default -> {
                // Value and the model's root carry no attributes of interest
            }
        }
    }

    private void text(String value) {
        if (tags.isEmpty() || value.isEmpty()) {
            return;
        }
        switch (tags.peek()) {
            case StoreResponse.REFERENCED_SOP_INSTANCE_UID -> uid = value;
            case StoreResponse.WARNING_REASON, StoreResponse.FAILURE_REASON -> reason = Integer.parseInt(value);
            default -> {
                // other attributes of an item
            }
        }
    }

    private void end(String element) {
        if (element.equals("DicomAttribute")) {
            int tag = tags.pop();
            if (tag == sequence) {
                sequence = 0;
            }
        } else if (element.equals("Item") && (!uid.isEmpty() || sequence == StoreResponse.FAILED_SOP_SEQUENCE)) {
            collector.add(sequence, uid, reason);
        }
    }
}
