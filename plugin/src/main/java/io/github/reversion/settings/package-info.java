/** Options as annotated records, with one set of names for every interface. */
package io.github.reversion.settings;
