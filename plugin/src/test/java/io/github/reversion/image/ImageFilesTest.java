package io.github.reversion.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFilesTest {
  @TempDir private Path folder;

  @Test
  void readsWhatItWrote() throws IOException {
    byte[] rgb = new byte[3 * 5 * 7];
    new Random(3).nextBytes(rgb);
    RgbImage image = new RgbImage(5, 7, rgb);
    Path file = folder.resolve("a.png");
    ImageFiles.writePng(file, image);
    assertEquals(image, ImageFiles.read(file));
    assertArrayEquals(new String[] {"a.png"}, folder.toFile().list());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff", "jpeg"})
  void takesGrayAsItIsStored(String format) throws IOException {
    BufferedImage gray = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    gray.getRaster().setPixels(0, 0, 16, 16, filled(256, 77));
    RgbImage image = ImageFiles.read(write(gray, format));
    byte[] expected = new byte[3 * 256];
    Arrays.fill(expected, (byte) 77);
    assertArrayEquals(expected, image.rgb());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void keepsTheHighByteOf16Bits(String format) throws IOException {
    BufferedImage gray = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    gray.getRaster().setPixels(0, 0, 2, 1, new int[] {0x12FF, 0xFF00});
    RgbImage image = ImageFiles.read(write(gray, format));
    assertArrayEquals(new byte[] {0x12, 0x12, 0x12, -1, -1, -1}, image.rgb());
  }

  @Test
  void dropsAlphaWithoutBlending() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_4BYTE_ABGR);
    image.getRaster().setPixels(0, 0, 2, 1, new int[] {10, 20, 30, 0, 40, 50, 60, 128});
    assertArrayEquals(
        new byte[] {10, 20, 30, 40, 50, 60}, ImageFiles.read(write(image, "png")).rgb());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void looksPalettesUp(String format) throws IOException {
    byte[] reds = new byte[256];
    for (int i = 0; i < 256; i++) {
      reds[i] = (byte) i;
    }
    IndexColorModel palette = new IndexColorModel(8, 256, reds, new byte[256], new byte[256]);
    BufferedImage image = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
    for (int i = 0; i < 256; i++) {
      image.getRaster().setSample(i, 0, 0, i);
    }
    RgbImage read = ImageFiles.read(write(image, format));
    for (int i = 0; i < 256; i++) {
      assertEquals(i, read.sample(i, 0, 0));
      assertEquals(0, read.sample(i, 0, 2));
    }
  }

  @Test
  void readsBilevelImages() throws IOException {
    BufferedImage image = new BufferedImage(9, 1, BufferedImage.TYPE_BYTE_BINARY);
    image.getRaster().setSample(8, 0, 0, 1);
    RgbImage read = ImageFiles.read(write(image, "png"));
    assertEquals(0, read.sample(7, 0, 1));
    assertEquals(255, read.sample(8, 0, 1));
  }

  @Test
  void readsImagesOfOneColumnButNotOfOnePixel() throws IOException {
    Path column = write(new BufferedImage(1, 7, BufferedImage.TYPE_INT_RGB), "png");
    assertEquals(7, ImageFiles.read(column).height());
    assertRefused(write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png"), "pixel");
  }

  @Test
  void refusesWhatIsNoImage() throws IOException {
    assertRefused(folder.resolve("gone.png"), "missing");
    assertRefused(Files.createDirectory(folder.resolve("folder.png")), "cannot be read");
    assertRefused(Files.writeString(folder.resolve("text.png"), "no image"), "PNG");
    assertRefused(Files.createFile(folder.resolve("empty.png")), "cannot be read");
  }

  @Test
  void refusesFloatingPoint() throws IOException {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_FLOAT);
    WritableRaster raster = model.createCompatibleWritableRaster(4, 4);
    assertRefused(write(new BufferedImage(model, raster, false, null), "tiff"), "8 or 16 bits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "tiff"})
  void refusesTruncatedFiles(String format) throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(5);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, random.nextInt());
    }
    Path file = write(image, format);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {20, whole.length / 2, whole.length * 9 / 10}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertRefused(file, "cannot be read");
    }
  }

  @Test
  void namesTheFileThatCannotBeWritten() {
    Path file = folder.resolve("missing").resolve("a.png");
    RgbImage image = new RgbImage(1, 1, new byte[3]);
    UserException e = assertThrows(UserException.class, () -> ImageFiles.writePng(file, image));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    assertFalse(Files.exists(file));
  }

  private Path write(BufferedImage image, String format) throws IOException {
    Path file = folder.resolve("image." + format);
    assertTrue(ImageIO.write(image, format, file.toFile()));
    return file;
  }

  private static int[] filled(int length, int value) {
    int[] values = new int[length];
    Arrays.fill(values, value);
    return values;
  }

  private static void assertRefused(Path file, String part) {
    Exception e = assertThrows(ImageException.class, () -> ImageFiles.read(file));
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
