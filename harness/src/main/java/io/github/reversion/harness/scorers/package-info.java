/** The scorers there are, opened by what the command line calls them. */
package io.github.reversion.harness.scorers;
