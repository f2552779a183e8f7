/** What a benchmark asks for, as a file that people write and read: suites. */
package io.github.reversion.benchmark.suite;
