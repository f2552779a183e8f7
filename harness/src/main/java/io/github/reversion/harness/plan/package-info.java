/** What there is to do for a suite, in parts that can be done by themselves. */
package io.github.reversion.harness.plan;
