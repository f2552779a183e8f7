package io.github.reversion.benchmark.suite;

import io.github.reversion.UserException;

/**
 * Where in a file something is written, so that whoever wrote it finds it.
 *
 * @param file its name or path
 * @param line counted from 1
 * @param key such as {@code relations[2].sha256}, items counted from 0; empty: the whole file
 */
public record Place(String file, int line, String key) {

  /** Below it, that of a key. */
  Place key(String name, int atLine) {
    return new Place(file, atLine, key.isEmpty() ? name : key + "." + name);
  }

  /** Below it, that of an item of a list. */
  Place item(int number, int atLine) {
    return new Place(file, atLine, key + "[" + number + "]");
  }

  /**
   * What is to be thrown if it cannot stay as it is.
   *
   * @param sentence what is wrong and what to do
   */
  UserException refusal(String sentence) {
    return new UserException(this + ": " + sentence);
  }

  /** The same, where something else found out. */
  UserException refusal(UserException found) {
    return new UserException(this + ": " + found.getMessage(), found);
  }

  /** Such as {@code mini.yaml, line 12, images_per_prompt}. */
  @Override
  public String toString() {
    return file + ", line " + line + (key.isEmpty() ? "" : ", " + key);
  }
}
