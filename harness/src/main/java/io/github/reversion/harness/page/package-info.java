/**
 * Pages for people, made of results: the report of a run, and what the guide says of suites and the
 * scene world.
 */
package io.github.reversion.harness.page;
