/** Files of JSON and of JSON lines that say what is wrong in them by file, line and key. */
package io.github.reversion.harness.json;
