package io.github.reversion.cli;

import io.github.reversion.UserException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A text file of prompts, one a line; empty lines do not count. */
final class PromptLines {
  private PromptLines() {}

  /**
   * Reads the prompts.
   *
   * @throws UserException if the file cannot be read or holds none
   */
  static List<String> read(Path file) {
    try {
      List<String> prompts = Files.readAllLines(file, StandardCharsets.UTF_8);
      prompts.removeIf(String::isBlank);
      if (prompts.isEmpty()) {
        throw new UserException(file + " holds no prompts; write one a line.");
      }
      return prompts;
    } catch (CharacterCodingException e) {
      throw new UserException(file + " is no text in UTF-8; save it as such.", e);
    } catch (IOException e) {
      String problem = Files.exists(file) ? " cannot be read" : " is missing";
      throw new UserException(
          "The file of prompts " + file + problem + "; give one that has a prompt a line.", e);
    }
  }
}
