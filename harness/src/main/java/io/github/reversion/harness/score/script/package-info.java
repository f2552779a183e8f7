/** Classifiers of relations that somebody else trained, as TorchScript files. */
package io.github.reversion.harness.score.script;
