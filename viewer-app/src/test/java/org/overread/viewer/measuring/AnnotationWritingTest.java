package org.overread.viewer.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnnotationWritingTest {

    @Test
    void aLengthOrAreaUnderTheMicroscopeIsNotWrittenAsNothing() {
        assertThat(AnnotationWriting.value(0.000025)).isEqualTo("0.0000250");
        assertThat(AnnotationWriting.value(0.00499)).isEqualTo("0.00499");
        assertThat(AnnotationWriting.value(0.0499)).isEqualTo("0.0499");
        assertThat(AnnotationWriting.value(12.34)).isEqualTo("12.3");
        assertThat(AnnotationWriting.value(0)).isEqualTo("0.0");
    }
}
