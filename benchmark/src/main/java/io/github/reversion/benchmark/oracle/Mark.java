package io.github.reversion.benchmark.oracle;

/** What a pixel seems to belong to. */
enum Mark {
  GROUND,
  ROPE,
  A,
  A_EDGE,
  A_FADED,
  /** Of no colour, beside A. */
  A_BLUR,
  B,
  B_EDGE,
  B_BLUR,
  OTHER;

  boolean isA() {
    return this == A || this == A_EDGE || this == A_FADED || this == A_BLUR;
  }

  boolean isB() {
    return this == B || this == B_EDGE || this == B_BLUR;
  }

  /** Whether it may as well belong to something else. */
  boolean isWeak() {
    return this == A_EDGE || this == B_EDGE || this == A_BLUR || this == B_BLUR;
  }
}
