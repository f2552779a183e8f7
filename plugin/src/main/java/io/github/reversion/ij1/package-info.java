/** The same commands in plain ImageJ, which knows nothing of SciJava. */
package io.github.reversion.ij1;
