package org.overread.core.study;

/** Why a PET image gives no standardized uptake value; the message is the reason, in words, without patient data. */
final class SuvRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    SuvRefusal(String reason) {
        super(reason);
    }
}
