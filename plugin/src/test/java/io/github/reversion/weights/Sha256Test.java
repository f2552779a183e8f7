package io.github.reversion.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the vectors of FIPS 180-4. */
class Sha256Test {
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "abc, " + ABC,
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
        + " 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
  })
  void bytesHaveThePublishedHash(String text, String hash) {
    assertEquals(hash, Sha256.of(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void aFileHasTheHashOfItsBytes() throws IOException {
    assertEquals(ABC, Sha256.of(Files.writeString(folder.resolve("file"), "abc")));
  }

  @Test
  void partsHaveTheHashOfTheWhole() {
    Sha256 hash = new Sha256();
    hash.add(new byte[] {'a'});
    hash.add(ByteBuffer.wrap(new byte[] {'x', 'b', 'c'}).position(1));
    assertEquals(ABC, hash.hex());
  }
}
