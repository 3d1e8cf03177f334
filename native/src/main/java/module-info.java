/** Bindings to native GPU runtimes and codecs. ("native" is a Java keyword, hence kernels.) */
module org.overread.kernels {
    requires org.overread.core;
}
