/** Bindings to native GPU runtimes and codecs. ("native" is a Java keyword, hence kernels.) */
module org.overread.kernels {
    requires java.management;
    requires transitive org.overread.core;

    exports org.overread.kernels.codec;
}
