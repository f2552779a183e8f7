package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import io.github.reversion.exemplar.EntityDetector;
import io.github.reversion.exemplar.ij.ExemplarStack;
import io.github.reversion.exemplar.ij.StackCaptions;
import io.github.reversion.exemplar.ij.StackSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.swing.Icon;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JViewport;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelExemplarsTest {
  private final Host host = new Host();
  private final ImagePlus image = image();
  private final StackCaptions captions =
      StackCaptions.of(ExemplarStack.of(image, StackSelection.whole()));
  @TempDir Path folder;

  @AfterEach
  void close() {
    host.close();
  }

  private String label(Object... inputs) {
    Object[] all = new Object[inputs.length + 2];
    all[0] = "image";
    all[1] = image;
    System.arraycopy(inputs, 0, all, 2, inputs.length);
    return Host.refusal(host.run(LabelExemplars.class, all));
  }

  @Test
  void captionsAreGivenAsText() {
    assertEquals("", label("captions", "1: cat {} stone\n3: owl {} jar\n3: jar {} owl"));
    assertEquals("cat {} stone", image.getStack().getSliceLabel(1));
    assertEquals("b.tif", image.getStack().getSliceLabel(2));
    assertEquals("owl {} jar\njar {} owl", image.getStack().getSliceLabel(3));
  }

  @Test
  void captionsAreGivenAsAFileAndTextGoesBefore() throws IOException {
    Path json =
        Files.writeString(
            folder.resolve("text.json"),
            "{\"slice-001.png\": [\"cat {} stone\"], \"slice-002.png\": [\"owl {} jar\"]}");
    assertEquals("", label("captions_file", json.toFile(), "captions", "2: pin {} pad"));
    assertEquals("cat {} stone", image.getStack().getSliceLabel(1));
    assertEquals("pin {} pad", image.getStack().getSliceLabel(2));
  }

  @Test
  void labelsGoAlongAnAxis() {
    image.setDimensions(3, 1, 1);
    assertEquals("", label("axis", "channel", "captions", "2: cat {} stone"));
    assertEquals("cat {} stone", image.getStack().getSliceLabel(2));
    assertTrue(label("captions", "2: cat {} stone").contains("there are exemplars 1 to 1"));
  }

  @Test
  void withoutAScreenCaptionsMustBeGiven() {
    assertEquals(
        "captions and captions_file are empty; give one of them, for instance"
            + " captions=[1: cat {} stone].",
        label());
    assertTrue(
        Host.refusal(host.run(LabelExemplars.class, "captions", "1: cat {}"))
            .startsWith("There is no image"));
  }

  @Test
  void aTextIsRecordedAsAMacroReadsIt() {
    assertEquals(
        "1: \\\"a\\\" {} b\\n2: c:\\\\d {}", Recording.escaped("1: \"a\" {} b\n2: c:\\d {}"));
  }

  @Test
  void theTableSaysWhatInversionWouldRefuse() {
    try (Thumbnails thumbnails = thumbnails(Optional.empty(), new ArrayBlockingQueue<>(9))) {
      LabelTable table = new LabelTable(captions, thumbnails);
      assertEquals(4, table.getColumnCount());
      assertEquals(3, table.faults());
      assertTrue(
          table
              .getValueAt(1, LabelTable.REMARK)
              .toString()
              .startsWith("its label \"b.tif\" is a file name, not a caption;"));
      table.setValueAt(" cat {} stone\n", 1, LabelTable.CAPTIONS);
      assertEquals("", table.getValueAt(1, LabelTable.REMARK));
      assertEquals(2, table.faults());
      assertEquals("b.tif", image.getStack().getSliceLabel(2), "only OK changes the stack");
      table.put(Map.of(2, "{} x"));
      table.write();
      assertEquals("cat {} stone", image.getStack().getSliceLabel(2));
      assertEquals("{} x", image.getStack().getSliceLabel(3));
    }
  }

  @Test
  void picturesAreLoadedWhenTheyAreLookedAt() throws InterruptedException {
    BlockingQueue<Integer> loaded = new ArrayBlockingQueue<>(9);
    EntityDetector widths = picture -> picture.width();
    try (Thumbnails thumbnails = thumbnails(Optional.of(widths), loaded)) {
      LabelTable table = new LabelTable(captions, thumbnails);
      assertEquals(5, table.getColumnCount());
      assertEquals("Entities", table.getColumnName(LabelTable.ENTITIES));
      assertEquals("", table.getValueAt(2, LabelTable.ENTITIES));
      assertEquals(2, loaded.poll(20, TimeUnit.SECONDS));
      Icon icon = (Icon) table.getValueAt(2, LabelTable.IMAGE);
      assertEquals(64, icon.getIconWidth());
      assertEquals(32, icon.getIconHeight());
      assertEquals("8", table.getValueAt(2, LabelTable.ENTITIES));
      assertTrue(loaded.isEmpty());
    }
  }

  @Test
  void noDetectorIsInstalledByDefault() {
    assertEquals(Optional.empty(), EntityDetector.installed());
  }

  @Test
  void whatIsTypedIsJudgedAtOnce() throws Exception {
    try (Thumbnails thumbnails = thumbnails(Optional.empty(), new ArrayBlockingQueue<>(9))) {
      SwingUtilities.invokeAndWait(
          () -> {
            int[] shown = new int[1];
            LabelPanel panel =
                new LabelPanel(new LabelTable(captions, thumbnails), row -> shown[0] = row);
            assertEquals("3 of 3 cannot be learned from as they are.", panel.summary());
            JTable table = panel.table();
            table.changeSelection(1, LabelTable.CAPTIONS, false, false);
            assertEquals(1, shown[0]);
            assertTrue(table.editCellAt(1, LabelTable.CAPTIONS));
            JTextArea text = text(table);
            text.setText("cat on stone");
            assertTrue(
                panel.remark(1).startsWith("the caption \"cat on stone\" has no {};"),
                panel.remark(1));
            text.setText("cat {} stone");
            assertEquals("", panel.remark(1));
            assertEquals("b.tif", table.getValueAt(1, LabelTable.CAPTIONS));
            text.getActionMap().get("next-row").actionPerformed(null);
            assertEquals(2, table.getEditingRow());
            text(table).setText("owl {} jar");
            panel.finishEditing();
            assertEquals("1 of 3 cannot be learned from as they are.", panel.summary());
            assertEquals("owl {} jar", table.getValueAt(2, LabelTable.CAPTIONS));
          });
    }
  }

  private static JTextArea text(JTable table) {
    JViewport view = ((JScrollPane) table.getEditorComponent()).getViewport();
    return (JTextArea) view.getView();
  }

  private Thumbnails thumbnails(Optional<EntityDetector> detector, BlockingQueue<Integer> loaded) {
    return new Thumbnails(captions.stack(), detector, loaded::add);
  }

  /** As a folder of files is opened: labels are file names. */
  private static ImagePlus image() {
    ImageStack stack = new ImageStack(8, 4);
    for (String name : new String[] {"a.tif", "b.tif", "c.tif"}) {
      stack.addSlice(name, new ByteProcessor(8, 4));
    }
    return new ImagePlus("files", stack);
  }
}
