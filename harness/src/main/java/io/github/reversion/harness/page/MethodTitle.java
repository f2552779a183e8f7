package io.github.reversion.harness.page;

import io.github.reversion.benchmark.suite.Method;

/** What pages call the methods of a suite. */
final class MethodTitle {
  private MethodTitle() {}

  /** Such as {@code `<R>`, without steering}. */
  static String of(Method method) {
    if (method instanceof Method.Token) {
      return "`<R>`, " + method.name().replace('_', ' ');
    }
    return method instanceof Method.And ? "\"and\"" : "composed words";
  }
}
