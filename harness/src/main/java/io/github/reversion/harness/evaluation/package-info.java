/**
 * What the plugin finds as a service: the measures of suites for a single relation; shapes counted.
 */
package io.github.reversion.harness.evaluation;
