package io.github.reversion.compute;

import ai.djl.engine.EngineException;
import io.github.reversion.RunFailedException;
import io.github.reversion.UserException;
import java.util.Locale;

/** Something the computing device or its library cannot do; the message says what to change. */
public class ComputeException extends UserException {
  private static final long serialVersionUID = 1;

  public ComputeException(String message) {
    super(message);
  }

  public ComputeException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether PyTorch says that memory, the computer's or the GPU's, does not suffice. */
  public static boolean isOutOfMemory(EngineException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("can't allocate memory")
        || message.contains("cannot allocate memory")
        || message.contains("out of memory");
  }

  /**
   * What to throw for an error of PyTorch: where memory ran out, a sentence with the remedy, else
   * the error itself.
   *
   * @param remedy what to do, continuing "Memory ran out;"
   */
  public static RuntimeException ifOutOfMemory(EngineException e, String remedy) {
    return isOutOfMemory(e) ? new RunFailedException("Memory ran out; " + remedy + ".", e) : e;
  }
}
