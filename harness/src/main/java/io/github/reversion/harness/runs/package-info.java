/**
 * A suite's relations learned and its images drawn into a folder, by workers that may be killed.
 */
package io.github.reversion.harness.runs;
