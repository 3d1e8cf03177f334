package org.overread.core.finding;

/**
 * A quality of a finding as a code for a question: composition: part-solid (PS3.16 TID 1501, qualitative evaluations).
 *
 * @param source who says so
 */
public record Characteristic(CodedConcept name, CodedConcept value, Measurement.Source source) {}
