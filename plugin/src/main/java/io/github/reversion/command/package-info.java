/** The SciJava commands of Fiji: parameters, progress and cancel around the jobs. */
package io.github.reversion.command;
