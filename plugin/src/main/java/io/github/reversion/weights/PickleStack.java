package io.github.reversion.weights;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The stack of the pickle machine, with marks, and of bounded height. */
final class PickleStack {
  private static final int HIGHEST = 20_000;
  private static final Object MARK = new Object();

  private final List<Object> values = new ArrayList<>();

  void clear() {
    values.clear();
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  void push(Object value) {
    if (values.size() == HIGHEST) {
      throw new PickleException("holds values nested too deep or in too long a row");
    }
    values.add(value);
  }

  void mark() {
    push(MARK);
  }

  Object top() {
    Object value = values.isEmpty() ? MARK : values.get(values.size() - 1);
    if (value == MARK) {
      throw PickleException.damaged("a value is missing");
    }
    return value;
  }

  <T> T top(Class<T> type) {
    return cast(top(), type);
  }

  Object pop() {
    Object value = top();
    values.remove(values.size() - 1);
    return value;
  }

  <T> T pop(Class<T> type) {
    return cast(pop(), type);
  }

  /** Takes this many values off, in the order in which they were put on. */
  List<Object> pop(int count) {
    List<Object> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(pop());
    }
    Collections.reverse(taken);
    return taken;
  }

  /** Takes all values above the last mark off, and the mark. */
  List<Object> popToMark() {
    int mark = values.lastIndexOf(MARK);
    if (mark < 0) {
      throw PickleException.damaged("a mark is missing");
    }
    List<Object> tail = values.subList(mark, values.size());
    List<Object> taken = new ArrayList<>(tail.subList(1, tail.size()));
    tail.clear();
    return taken;
  }

  private static <T> T cast(Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw PickleException.damaged("a value is no " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
