/** Pages for people, made of results: the report of a run, and what the guide says of suites. */
package io.github.reversion.harness.page;
