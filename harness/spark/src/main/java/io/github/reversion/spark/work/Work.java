package io.github.reversion.spark.work;

import java.io.Serializable;
import java.util.List;

/** Something that an executor can do by itself: strings and numbers, for the wire. */
public sealed interface Work extends Serializable
    permits DescribeWork, LearnWork, DrawWork, ScoreWork {
  /**
   * Does it.
   *
   * @return lines of JSON; what each is, the kind of work says
   */
  List<String> lines(Executor executor);
}
