package io.github.reversion.weights;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A Python list or tuple out of a pickle. */
final class PickleList extends PickleContainer {
  private final List<Object> items = new ArrayList<>();

  static PickleList of(List<Object> values) {
    PickleList list = new PickleList();
    list.addAll(values);
    return list;
  }

  void addAll(List<Object> values) {
    values.forEach(this::adopt);
    items.addAll(values);
  }

  int size() {
    return items.size();
  }

  List<Object> items() {
    return Collections.unmodifiableList(items);
  }

  /** The item at this place, which must be of this type. */
  <T> T get(int index, Class<T> type) {
    if (index >= items.size() || !type.isInstance(items.get(index))) {
      throw PickleException.damaged("item %d is no %s".formatted(index, type.getSimpleName()));
    }
    return type.cast(items.get(index));
  }

  /** The tuple of whole numbers at this place. */
  List<Long> numbers(int index) {
    PickleList tuple = get(index, PickleList.class);
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < tuple.size(); i++) {
      numbers.add(tuple.get(i, Long.class));
    }
    return numbers;
  }
}
