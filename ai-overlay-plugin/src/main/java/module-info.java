/** Models on the workstation: packages, processing, ONNX Runtime. */
module org.overread.ai {
    requires com.fasterxml.jackson.databind;
    requires com.microsoft.onnxruntime;
    requires org.overread.core;
}
