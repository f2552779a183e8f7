/** The measures of suites for a single relation, as the plugin asks for them. */
package io.github.reversion.harness.evaluation;
