package io.github.reversion.hub;

import io.github.reversion.UserException;
import io.github.reversion.weights.AtomicFolder;
import io.github.reversion.weights.TransferListener;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * Gets a file, as often as need be from where it broke off, and checks that it arrived as it was
 * sent.
 *
 * <p>The bytes go to {@code NAME.part} beside its place, and {@code NAME.etag} tells of which
 * version they are; the file is in its place only when its hash is right.
 */
final class FileDownload {
  private static final int STRETCH = 1 << 18;

  private final HubClient client;
  private final Retries retries;
  private final Duration patience;
  private final TransferListener watcher;

  /**
   * Downloads that are watched.
   *
   * @param patience how long to wait for a byte
   */
  FileDownload(HubClient client, Retries retries, Duration patience, TransferListener watcher) {
    this.client = client;
    this.retries = retries;
    this.patience = patience;
    this.watcher = watcher;
  }

  /**
   * Gets a file; one that is in its place already, from a former try, is only checked.
   *
   * @throws UserException if it cannot be got
   */
  void get(URI address, HubFile file, Path place) {
    try {
      Files.createDirectories(place.getParent());
      if (!isWhole(file, place)) {
        new Target(address, file, place).get();
      }
    } catch (IOException e) {
      throw unwritable(place, e);
    }
  }

  /** All that a download may have left: the file, what arrived of it, of which version that is. */
  static List<Path> traces(Path place) {
    return List.of(place, beside(place, AtomicFolder.PART), beside(place, ".etag"));
  }

  private static Path beside(Path place, String ending) {
    return place.resolveSibling(place.getFileName() + ending);
  }

  private static boolean isWhole(HubFile file, Path place) throws IOException {
    return Files.exists(place) && Files.size(place) == file.size() && file.hash().matches(place);
  }

  private static UserException unwritable(Path place, IOException e) {
    return new UserException(
        place + " cannot be written (" + e + "); choose another disk, or free space.", e);
  }

  /** One file on its way. */
  private final class Target implements Retries.Gauge {
    private final URI address;
    private final HubFile file;
    private final Path place;
    private final Path part;
    private final Path tag;

    Target(URI address, HubFile file, Path place) {
      this.address = address;
      this.file = file;
      this.place = place;
      part = beside(place, AtomicFolder.PART);
      tag = beside(place, ".etag");
    }

    void get() throws IOException {
      retries.run(this::attempt, this);
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(tag);
    }

    /** Bytes of the part that is there. */
    @Override
    public long reached() {
      try {
        return Files.exists(part) ? Files.size(part) : 0;
      } catch (IOException e) {
        throw unwritable(part, e);
      }
    }

    private Void attempt() throws Transient {
      try {
        if (reached() < file.size() || file.size() == 0) {
          receive();
        }
        if (!isWhole(file, part)) {
          forget();
          throw new Transient(file.path() + " arrived damaged", null, null);
        }
        return null;
      } catch (Transient e) {
        throw e;
      } catch (IOException e) {
        throw unwritable(place, e);
      }
    }

    private void receive() throws IOException {
      long from = reached();
      try (HubClient.Answer answer = client.get(address, file.path(), from)) {
        boolean goesOn = answer.status() == 206;
        if (answer.status() == 416 || (goesOn && !continues(answer, from))) {
          forget();
          throw new Transient(file.path() + " is another now than it was", null, null);
        }
        long begin = goesOn ? from : 0;
        checkLength(answer, file.size() - begin);
        Files.writeString(tag, answer.etag());
        append(answer, begin);
      }
    }

    private boolean continues(HubClient.Answer answer, long from) throws IOException {
      String range = "bytes %d-%d/%d".formatted(from, file.size() - 1, file.size());
      String before = Files.exists(tag) ? Files.readString(tag) : "";
      return answer.header("Content-Range").orElse("").equals(range)
          && answer.etag().equals(before);
    }

    private void checkLength(HubClient.Answer answer, long expected) throws Transient {
      long said = answer.response().headers().firstValueAsLong("Content-Length").orElse(expected);
      if (said != expected) {
        throw new Transient(
            "%s is to come with %d bytes, and the list of files says %d"
                .formatted(file.path(), said, expected),
            null,
            null);
      }
    }

    private void append(HubClient.Answer answer, long begin) throws IOException {
      byte[] buffer = new byte[STRETCH];
      long done = begin;
      StandardOpenOption how =
          begin > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
      try (OutputStream out =
              Files.newOutputStream(
                  part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
          TimedInput in = new TimedInput(answer.response().body(), patience, this::look)) {
        tell(done);
        for (int read = read(in, buffer, done); read >= 0; read = read(in, buffer, done)) {
          if (done + read > file.size()) {
            forget();
            throw new Transient(file.path() + " does not end where it should", null, null);
          }
          out.write(buffer, 0, read);
          done += read;
          tell(done);
        }
      }
      if (done < file.size()) {
        throw brokenOff(done, null);
      }
    }

    private int read(TimedInput in, byte[] buffer, long done) throws Transient {
      try {
        return in.read(buffer);
      } catch (IOException e) {
        throw brokenOff(done, e);
      }
    }

    private Transient brokenOff(long done, IOException e) {
      String why = e == null || e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
      return new Transient(
          "%s broke off after %d of %d bytes%s".formatted(file.path(), done, file.size(), why),
          e,
          null);
    }

    @Override
    public void look() {
      tell(reached());
    }

    private void tell(long done) {
      watcher.progress(file.path(), done, file.size());
    }

    private void forget() throws IOException {
      Files.deleteIfExists(part);
      Files.deleteIfExists(tag);
    }
  }
}
