package io.github.reversion.harness.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.reversion.RunFailedException;
import io.github.reversion.UserException;
import io.github.reversion.weights.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A file to which one JSON object a line is added as work is done, so that whoever is killed at any
 * point has lost no more than the line that was being written. Several threads may add.
 *
 * @param <T> the record that a line holds
 */
public final class JsonLines<T extends Record> {
  private final Path file;
  private final Class<T> type;

  /** Reads and adds to a file, which need not be there yet. */
  public JsonLines(Path file, Class<T> type) {
    this.file = file;
    this.type = type;
  }

  /**
   * What a file holds.
   *
   * @param lines that can be read, in their order
   * @param numbers where in the file each of them is, from 1 on
   * @param broken a sentence for each that cannot, naming file, line and key
   */
  public record Content<T>(List<T> lines, List<Integer> numbers, List<String> broken) {
    /** Copies the lists. */
    public Content {
      lines = List.copyOf(lines);
      numbers = List.copyOf(numbers);
      broken = List.copyOf(broken);
    }
  }

  /** Where it is. */
  public Path file() {
    return file;
  }

  /**
   * Reads all lines; there are none where there is no file.
   *
   * @throws UserException if the file cannot be read
   */
  public Content<T> read() {
    String text = text();
    List<T> lines = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    boolean whole = text.isEmpty() || text.endsWith("\n");
    List<String> written = text.isEmpty() ? List.of() : List.of(text.split("\n"));
    for (int i = 0; i < written.size(); i++) {
      try {
        lines.add(Json.parse(written.get(i), type));
        numbers.add(i + 1);
      } catch (JsonProcessingException e) {
        boolean half = i == written.size() - 1 && !whole;
        broken.add(
            "%s, line %d%s; %s."
                .formatted(
                    file,
                    i + 1,
                    half ? ": is written by half" : Json.wrong(e),
                    "it is left out, and what it told of is done again"));
      }
    }
    return new Content<>(lines, numbers, broken);
  }

  /**
   * Reads all lines and takes those that are broken out of the file, so that lines can be added.
   *
   * @param complaints takes a sentence for each that is taken out
   * @throws UserException if the file cannot be read or written
   */
  public List<T> mend(Consumer<String> complaints) {
    Content<T> content = read();
    if (!content.broken().isEmpty()) {
      content.broken().forEach(complaints);
      replace(content.lines());
    }
    return content.lines();
  }

  private String text() {
    try {
      return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      throw new UserException(file + " cannot be read (" + e + "); make it readable.", e);
    }
  }

  /**
   * Adds a line and waits until it is on the disk.
   *
   * @throws RunFailedException if that fails, such as on a full disk
   */
  public synchronized void append(T line) {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(Json.line(line) + "\n");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new RunFailedException(
          file + " could not be written (" + e + "); free space or choose another folder.", e);
    }
  }

  /** Puts other lines in the place of all, at once. */
  public synchronized void replace(List<T> lines) {
    AtomicFile.writeText(
        file, lines.stream().map(line -> Json.line(line) + "\n").collect(Collectors.joining()));
  }
}
