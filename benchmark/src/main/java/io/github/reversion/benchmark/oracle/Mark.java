package io.github.reversion.benchmark.oracle;

/** What a pixel seems to belong to. */
enum Mark {
  GROUND,
  ROPE,
  A,
  A_EDGE,
  A_FADED,
  B,
  B_EDGE,
  OTHER;

  boolean isA() {
    return this == A || this == A_EDGE || this == A_FADED;
  }

  boolean isB() {
    return this == B || this == B_EDGE;
  }
}
