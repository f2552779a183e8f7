package io.github.reversion.harness.world;

/**
 * How long an inversion took: a line of {@code inversion.jsonl}.
 *
 * @param relation of the benchmark
 * @param seconds from begin to end
 * @param host what computed it
 */
record InversionLine(String relation, double seconds, Host host) {}
