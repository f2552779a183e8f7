/**
 * The headless command line: {@code reversion invert}, {@code generate}, {@code verify}, {@code
 * demo}, and the commands about the scene world and about suites.
 */
package io.github.reversion.cli;
