/**
 * The headless command line: {@code reversion invert}, {@code generate}, {@code verify}, {@code
 * demo}, the commands about the scene world and about suites, and those that run, score, report and
 * compare suites.
 */
package io.github.reversion.cli;
