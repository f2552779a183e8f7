/** Pages for people, made of results: what the guide says of the scene world and its model. */
package io.github.reversion.harness.page;
