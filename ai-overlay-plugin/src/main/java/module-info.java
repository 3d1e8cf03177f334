/** Models on the workstation: packages, processing, ONNX Runtime. */
module org.overread.ai {
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.microsoft.onnxruntime;
    requires com.networknt.schema;
    requires jdk.management;
    requires transitive org.overread.core;

    exports org.overread.ai.detector;
    exports org.overread.ai.engine;
    exports org.overread.ai.evaluation;
    exports org.overread.ai.model;
    exports org.overread.ai.nodule;
    exports org.overread.ai.phantom;
    exports org.overread.ai.volume;

    opens org.overread.ai.model to
            com.fasterxml.jackson.databind;

    provides org.overread.core.inference.DetectorProvider with
            org.overread.ai.detector.OnnxDetectorProvider;
}
