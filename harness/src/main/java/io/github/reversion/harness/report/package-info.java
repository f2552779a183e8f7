/** What scores come to: figures with intervals, gates, and whether a run is worse than another. */
package io.github.reversion.harness.report;
