/** What a learned relation is worth, by the measures of a jar that is found as a service. */
package io.github.reversion.evaluation;
