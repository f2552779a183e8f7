/**
 * The headless command line: {@code reversion invert}, {@code generate}, {@code verify}, {@code
 * demo}.
 */
package io.github.reversion.cli;
