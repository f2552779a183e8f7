/** What a learned vector says in words of the model's own vocabulary. */
package io.github.reversion.explain;
