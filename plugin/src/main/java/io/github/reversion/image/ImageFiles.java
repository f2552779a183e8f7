package io.github.reversion.image;

import io.github.reversion.weights.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Reads pictures from PNG, JPEG and TIFF files and writes them as PNG. */
public final class ImageFiles {
  /** More would not fit in an array of bytes, and is a damaged or malicious header. */
  private static final long MOST_PIXELS = 1L << 28;

  private ImageFiles() {}

  /**
   * Reads the first picture of a file, with the bytes that Pillow's {@code
   * open(file).convert("RGB")} gives for bilevel, gray, palette and RGB pictures of 8 bits, with or
   * without alpha: alpha is dropped, not blended. Samples of 16 bits keep their high byte ({@code
   * value >> 8}).
   *
   * @throws ImageException if the file is missing, damaged, of another kind (CMYK, floating point),
   *     or has one pixel only; the message names it
   */
  public static RgbImage read(Path file) {
    RgbImage image;
    try {
      image = decode(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new ImageException(file + ": the image is missing", e);
    } catch (IOException | RuntimeException e) {
      throw new ImageException(
          "%s: cannot be read as an image (%s); save it as an 8-bit RGB PNG"
              .formatted(file, e.getMessage()),
          e);
    }
    if (image.isSinglePixel()) {
      throw new ImageException(file + ": has a single pixel; give an image of more");
    }
    return image;
  }

  private static RgbImage decode(byte[] bytes) throws IOException {
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new IOException("it is neither PNG nor JPEG nor TIFF");
      }
      ImageReader reader = readers.next();
      try {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        reader.setInput(stream);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
          throw new IOException("it has too many pixels");
        }
        BufferedImage image = reader.read(0);
        // The JPEG reader fills the rest of a truncated file with gray and only warns.
        if (warnings.stream().anyMatch(warning -> warning.contains("premature end"))) {
          throw new IOException("it ends too early");
        }
        Optional<int[]> palette = tiffPalette(reader);
        return palette.isPresent()
            ? RgbConversion.convert(image.getRaster(), palette.get())
            : RgbConversion.convert(image);
      } finally {
        reader.dispose();
      }
    }
  }

  /** The high bytes of a TIFF file's own palette of 16 bits: Java rounds it to other values. */
  private static Optional<int[]> tiffPalette(ImageReader reader) throws IOException {
    if (!reader.getFormatName().startsWith("tif")) {
      return Optional.empty();
    }
    TIFFField map =
        TIFFDirectory.createFromMetadata(reader.getImageMetadata(0))
            .getTIFFField(BaselineTIFFTagSet.TAG_COLOR_MAP);
    if (map == null) {
      return Optional.empty();
    }
    int size = map.getCount() / 3;
    int[] palette = new int[size];
    for (int i = 0; i < size; i++) {
      palette[i] =
          (map.getAsInt(i) >> 8) << 16
              | (map.getAsInt(size + i) >> 8) << 8
              | (map.getAsInt(2 * size + i) >> 8);
    }
    return Optional.of(palette);
  }

  /**
   * Writes a picture as PNG: beside its place first, then moved into it.
   *
   * @throws io.github.reversion.weights.WeightsException if it cannot be written, naming the file
   */
  public static void writePng(Path file, RgbImage image) {
    AtomicFile.write(file, out -> out.write(png(image)));
  }

  /** The bytes of a PNG file. */
  public static byte[] png(RgbImage image) {
    // ImageIO's own stream needs a temporary file and, to delete it, a shutdown hook, which cannot
    // be had where a run is stopped by Ctrl-C.
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(png)) {
      ImageIO.write(image.toBufferedImage(), "png", stream);
    } catch (IOException e) {
      throw new UncheckedIOException("A picture can be written into memory", e);
    }
    return png.toByteArray();
  }
}
