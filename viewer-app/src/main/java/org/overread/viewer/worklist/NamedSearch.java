package org.overread.viewer.worklist;

/** A search that the reader has named, to ask for it again. */
public record NamedSearch(String name, WorklistQuery query) {}
