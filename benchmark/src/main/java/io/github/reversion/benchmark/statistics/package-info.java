/** What counts and scores tell: intervals, and whether a difference is more than chance. */
package io.github.reversion.benchmark.statistics;
