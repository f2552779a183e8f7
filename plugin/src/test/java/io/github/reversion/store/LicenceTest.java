package io.github.reversion.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "---/license: creativeml-openrail-m/tags:/- x/---/text | creativeml-openrail-m",
        "---/license: other/license_name: stability-community/--- | stability-community",
        "---/tags: [x]/license: 'mit'/--- | mit",
        "license: mit | not said",
        "---/tags: [x]/---/license: mit | not said",
      })
  void theHeadOfTheReadmeNamesIt(String text, String name) throws IOException {
    Files.writeString(folder.resolve("README.md"), text.replace("/", "\n"));
    assertEquals(name, Licence.of(folder));
  }

  @Test
  void aFileWithItsTextIsNamed() throws IOException {
    Files.writeString(folder.resolve("LICENSE.md"), "...");
    assertEquals("see LICENSE.md", Licence.of(folder));
  }
}
