package io.github.reversion.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.reversion.UserException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskSpaceTest {
  @TempDir Path folder;

  @Test
  void tooMuchIsRefusedWithWhatThereIsAndWhatIsNeeded() {
    Path place = folder.resolve("not/yet/there");
    DiskSpace.require(place, 900_000_000, path -> 1_000_000_000);
    assertEquals(
        folder
            + " has 1.0 GB of free space, and 2.1 GB are needed; delete something there, or choose"
            + " another disk.",
        assertThrows(
                UserException.class,
                () -> DiskSpace.require(place, 2_000_000_000L, path -> 1_000_000_000))
            .getMessage());
  }

  @Test
  void aDiskThatIsThereIsAsked() {
    DiskSpace.require(folder, 1);
    assertThrows(UserException.class, () -> DiskSpace.require(folder, Long.MAX_VALUE / 2));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "9949, 9.9 kB",
    "15082008, 15 MB",
    "4265000000, 4.3 GB"
  })
  void bytesAreReadByPeople(long bytes, String text) {
    assertEquals(text, DiskSpace.text(bytes));
  }
}
