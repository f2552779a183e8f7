package io.github.reversion.exemplar.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import io.github.reversion.exemplar.ExemplarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackCaptionsTest {
  @TempDir Path folder;
  private final ImagePlus image = image();
  private final StackCaptions captions =
      StackCaptions.of(ExemplarStack.of(image, StackSelection.whole()));

  @Test
  void linesBecomeLabels() {
    captions.write(captions.read("3: cat {} stone\n 1 :owl {} jar \n\n3: the cat {} 2: stones"));
    assertEquals("owl {} jar", image.getStack().getSliceLabel(1));
    assertEquals("old {} label", image.getStack().getSliceLabel(2));
    assertEquals("cat {} stone\nthe cat {} 2: stones", image.getStack().getSliceLabel(3));
  }

  @Test
  void theTextOfLabelsIsReadBack() {
    captions.write(captions.read("1: a: {} b\n3: x {} y\n3: y {} z"));
    String text = captions.text();
    assertEquals("1: a: {} b\n2: old {} label\n3: x {} y\n3: y {} z", text);
    assertEquals(Map.of(0, "a: {} b", 1, "old {} label", 2, "x {} y\ny {} z"), captions.read(text));
  }

  @Test
  void aFileIsReadByItsKind() throws IOException {
    Path lines = Files.writeString(folder.resolve("c.txt"), "2: Käse {} Brot\n");
    assertEquals(Map.of(1, "Käse {} Brot"), captions.read(lines));
    Path json = Files.writeString(folder.resolve("t.JSON"), "{\"b.png\": [\"{} x\", \"y {}\"]}");
    assertEquals(Map.of(1, "{} x\ny {}"), captions.read(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cat {} stone | captions: the line \"cat {} stone\" is no caption; write it as number: caption",
        "0: cat {} stone | captions: has a caption for exemplar 0, but there are exemplars 1 to 3",
        "4: cat {} stone | captions: has a caption for exemplar 4, but there are exemplars 1 to 3",
        "2: cat | Slice 2 of set: the caption \"cat\" has no {}; write {} where",
        "2: | Slice 2 of set: has no caption",
      })
  void whatCannotBeIsRefusedAndNothingIsChanged(String text, String sentence) {
    Exception refused =
        assertThrows(ExemplarException.class, () -> captions.read("1: fine {}\n" + text));
    assertTrue(refused.getMessage().startsWith(sentence), refused.getMessage());
    assertEquals("old {} label", image.getStack().getSliceLabel(1));
  }

  @Test
  void aFileThatCannotBeUsedIsNamed() throws IOException {
    Path missing = folder.resolve("gone.txt");
    assertTrue(refusal(missing).startsWith(missing + ": cannot be read"), refusal(missing));
    Path json = Files.writeString(folder.resolve("t.json"), "{\"x.png\": [\"{} x\"]}");
    assertEquals(
        json
            + ": names x.png, which is no exemplar of the stack; they are called a.png, b.png,"
            + " c.png",
        refusal(json));
    Path latin = Files.write(folder.resolve("l.txt"), new byte[] {'1', ':', ' ', (byte) 0xE4});
    assertTrue(refusal(latin).contains("in UTF-8"), refusal(latin));
  }

  private String refusal(Path file) {
    return assertThrows(ExemplarException.class, () -> captions.read(file)).getMessage();
  }

  private static ImagePlus image() {
    ImageStack stack = new ImageStack(4, 4);
    for (int i = 0; i < 3; i++) {
      stack.addSlice("old {} label", new ByteProcessor(4, 4));
    }
    ImagePlus image = new ImagePlus("set", stack);
    image.setProp(StackExemplars.NAMES, "a.png\nb.png\nc.png");
    return image;
  }
}
