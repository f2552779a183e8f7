/** The pages and figures of the guide that are made from the world and from results. */
package io.github.reversion.benchmark.page;
