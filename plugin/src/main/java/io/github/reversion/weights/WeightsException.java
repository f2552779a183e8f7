package io.github.reversion.weights;

import io.github.reversion.UserException;
import java.nio.file.Path;

/**
 * A file of tensors cannot be used, or cannot be written; the message names the file, the tensor or
 * key at fault, and what to do.
 */
public final class WeightsException extends UserException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_QUOTE = 120;

  /**
   * @param file the file or folder at fault
   * @param problem what is wrong, naming the tensor or key; continues the sentence "FILE: ..."
   * @param remedy what the user can do about it
   */
  public WeightsException(Path file, String problem, String remedy) {
    this(file, problem, remedy, null);
  }

  /**
   * @param file the file or folder at fault
   * @param problem what is wrong, naming the tensor or key; continues the sentence "FILE: ..."
   * @param remedy what the user can do about it
   * @param cause the error beneath, or null
   */
  public WeightsException(Path file, String problem, String remedy, Throwable cause) {
    super(file + ": " + problem + "; " + remedy, cause);
  }

  /**
   * A name out of a file as it may stand in a message: in quotes, cut when very long, without
   * control characters.
   */
  public static String quote(String name) {
    String shown =
        name.length() <= LONGEST_QUOTE ? name : name.substring(0, LONGEST_QUOTE) + "[...]";
    return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
  }
}
