package io.github.reversion.harness.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.report.Report;
import io.github.reversion.harness.runs.DrawnRun;
import io.github.reversion.harness.runs.ImageKey;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.RunListener;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.harness.score.Accuracy;
import io.github.reversion.harness.score.Judgement;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.harness.score.Question;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.harness.score.Scoring;
import io.github.reversion.image.RgbImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
  private static final String HOSTILE = "<script>alert(1)</script>\"'&amp; ]]> -->";
  private static final String EXPECTED =
      """
      expected:
        hardware: "<b>2</b> CPU cores"
        commit: 4585e12
        scores:
          - { method: full, measure: oracle.relation, value: 0.9, tolerance: 0.15 }
          - { method: full, relation: on, measure: oracle.relation, value: 0.9, tolerance: 0.01 }
      """;

  @TempDir private static Path shared;
  private static RunFolder judged;
  private static Document document;

  @TempDir private Path temp;

  /** Says how red an image is and sees something hostile in it. */
  private static final class Reds implements Scorer {
    @Override
    public String name() {
      return "reds";
    }

    @Override
    public String hash() {
      return "1";
    }

    @Override
    public Optional<Accuracy> accuracy() {
      return Optional.of(new Accuracy("doubt", 1, 2));
    }

    @Override
    public List<Judgement> judge(Question question, List<RgbImage> images) {
      return images.stream()
          .map(image -> new Judgement(Map.of("red", image.sample(0, 0, 0) / 255.0), HOSTILE))
          .toList();
    }
  }

  @BeforeAll
  static void judge() throws Exception {
    judged = run(shared, EXPECTED, new OracleScorer());
    document = parsed(page(judged));
  }

  private static RunFolder run(Path place, String expected, Scorer scorer) {
    Suite suite = Suite.read(TinySuite.write(place, expected));
    RunFolder folder = DrawnRun.write(place.resolve("run"), suite, HtmlReportTest::isRight);
    new Scoring(folder, scorer, new Workers(1), RunListener.NONE).run();
    return folder;
  }

  private static boolean isRight(ImageKey key) {
    return key.method().equals("full")
        && (key.relation().equals("hanging_from") || key.sample() == 0);
  }

  private static String page(RunFolder folder) throws IOException {
    HtmlReport.write(folder, Report.of(folder, sentence -> {}));
    return Files.readString(folder.root().resolve("report.html"));
  }

  private static Document parsed(String page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page)));
  }

  private static List<String> texts(Document page, String tag) {
    NodeList found = page.getElementsByTagName(tag);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }

  private static List<String> attributes(Document page, String tag, String name) {
    NodeList found = page.getElementsByTagName(tag);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      values.add(((Element) found.item(i)).getAttribute(name));
    }
    return values;
  }

  @Test
  void theSameResultsGiveTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(judged.root().resolve("report.html"));
    page(judged);
    assertArrayEquals(first, Files.readAllBytes(judged.root().resolve("report.html")));
  }

  @Test
  void itNeedsNothingElse() throws Exception {
    String page = Files.readString(judged.root().resolve("report.html"));
    assertTrue(attributes(document, "a", "href").stream().allMatch(to -> to.startsWith("#")));
    List<String> images = attributes(document, "img", "src");
    assertTrue(images.size() >= 8, images.size() + " images");
    assertTrue(images.stream().allMatch(to -> to.startsWith("data:image/png;base64,")));
    assertFalse(page.contains("http"), "an address");
    assertFalse(page.contains("url("), "an address in the style sheet");
    for (String tag : List.of("script", "link", "iframe", "object", "base")) {
      assertEquals(0, document.getElementsByTagName(tag).getLength(), tag);
    }
    assertFalse(texts(document, "style").get(0).contains("&"), "written otherwise in XML");
    assertTrue(
        page.contains(
            Files.readString(
                Path.of("src/main/resources/io/github/reversion/harness/page/report.css"))));
  }

  @Test
  void everyLinkHasItsPart() throws Exception {
    List<String> parts = attributes(document, "h2", "id");
    assertEquals(parts.stream().map(id -> "#" + id).toList(), attributes(document, "a", "href"));
  }

  @Test
  void figuresGatesAndRelationsSeenAreTold() throws Exception {
    List<String> cells = texts(document, "td");
    assertTrue(cells.contains("75.0 %40.9-92.9, n = 8"), cells::toString);
    assertTrue(
        cells.containsAll(
            List.of("OK", "FAIL", "0.9000 \u00b1 0.0100", "0.500 (0.150-0.850, n = 4)", "-0.4000")),
        cells::toString);
    assertTrue(texts(document, "p").contains("16 of 16 images; 1 of 2 expected scores reached."));
    assertTrue(texts(document, "caption").contains("full, as oracle sees it"));
    // Of the relation on, half of the images by full show another.
    NodeList tables = document.getElementsByTagName("table");
    for (int i = 0; i < tables.getLength(); i++) {
      Element table = (Element) tables.item(i);
      if (table.getFirstChild().getTextContent().equals("full, as oracle sees it")) {
        List<String> row = new ArrayList<>();
        NodeList tds = table.getElementsByTagName("td");
        for (int j = 0; j < tds.getLength(); j++) {
          row.add(tds.item(j).getTextContent());
        }
        assertEquals(List.of("2", "\u00b7", "2", "\u00b7", "\u00b7", "4", "\u00b7", "\u00b7"), row);
      }
    }
    List<String> captions = texts(document, "figcaption");
    assertTrue(
        captions.contains(
            "red star {} blue circle , gray background , flat style, image 1 of on:"
                + " no relation that has a name"),
        captions::toString);
    assertFalse(captions.stream().anyMatch(c -> c.contains("image 0 of on:")), captions::toString);
  }

  private static void change(Path file, String text, String other) throws IOException {
    Files.writeString(file, Files.readString(file).replace(text, other));
  }

  @Test
  void textStaysTextWhateverItHolds() throws Exception {
    RunFolder folder =
        DrawnRun.write(temp.resolve("run"), TinySuite.read(temp), HtmlReportTest::isRight);
    Path suite = folder.root().resolve("suite.yaml");
    String before = folder.suite().sha256();
    String yaml = "'" + HOSTILE.replace("'", "''") + "'";
    change(suite, "green heart", yaml);
    change(suite, "Two relations.", yaml);
    change(folder.root().resolve("run.json"), before, Suite.read(suite).sha256());
    Path images = folder.root().resolve("images.jsonl");
    change(images, "green heart", HOSTILE.replace("\"", "\\\""));
    new Scoring(folder, new Reds(), new Workers(1), RunListener.NONE).run();
    Document hostile = parsed(page(folder));
    assertEquals(0, hostile.getElementsByTagName("script").getLength());
    assertTrue(texts(hostile, "p").containsAll(List.of(HOSTILE, HOSTILE + " {} pink cross")));
    assertTrue(texts(hostile, "th").contains(HOSTILE), "what a scorer sees");
    assertTrue(
        attributes(hostile, "img", "alt")
            .contains("full of on, '" + HOSTILE + " {} pink cross', image 0"));
  }

  @Test
  void meansAreDrawnAndTheLowestImagesAreTheWorst() throws Exception {
    Document reds = parsed(page(run(temp, "", new Reds())));
    assertTrue(
        texts(reds, "td").stream().anyMatch(t -> t.matches("0\\.\\d{3}0\\.\\d{3}-.*n = 8")),
        () -> texts(reds, "td").toString());
    List<String> captions = texts(reds, "figcaption");
    String right = "; the scorer is right 0.500 (0.095-0.905, n = 2)";
    assertTrue(captions.contains("reds.red" + right), captions::toString);
    assertTrue(texts(reds, "th").contains("reds.red" + right), "in the table of all relations");
    assertTrue(texts(reds, "caption").contains("reds.red" + right), "in that of each relation");
    assertTrue(
        texts(reds, "caption")
            .contains("full, as reds sees it, which is right 0.500 (0.095-0.905, n = 2)"),
        "where it says what it sees");
    List<String> worst = captions.stream().filter(c -> c.contains(": reds.red 0.")).toList();
    assertEquals(6, worst.size(), captions::toString);
    assertTrue(worst.get(0).contains(", black background"), worst::toString);
    assertTrue(worst.get(0).endsWith(": reds.red 0.078"), worst::toString);
  }

  @Test
  void leakageIsHeldAgainstThatOfAnd() throws Exception {
    assertTrue(
        texts(document, "td").contains("+0.0 points (0.0 to 0.0)"), "where both leak nothing");
    RunFolder folder = run(temp, "", new OracleScorer());
    Path scores = folder.root().resolve("scores.jsonl");
    List<String> leaking =
        Files.readAllLines(scores).stream()
            .map(
                line ->
                    line.contains("\"method\":\"full\"")
                        ? line.replace("\"leakage\":0.0", "\"leakage\":1.0")
                        : line)
            .toList();
    Files.writeString(scores, String.join("\n", leaking) + "\n");
    Document page = parsed(page(folder));
    String title = "oracle.leakage (less is better); by and: 0.0 % (0.0-32.4, n = 8)";
    assertTrue(texts(page, "caption").contains(title), () -> texts(page, "caption").toString());
    List<String> cells = texts(page, "td");
    int first = cells.indexOf("100.0 % (67.6-100.0, n = 8)");
    assertEquals(
        List.of(
            "100.0 % (67.6-100.0, n = 8)",
            "+100.0 points (100.0 to 100.0)", "8", "8", "0", "0.008", "0.008"),
        cells.subList(first, first + 7));
  }

  @Test
  void anImageThatIsGoneOrAnotherIsNotShown() throws Exception {
    RunFolder folder = run(temp, "", new Reds());
    int all = parsed(page(folder)).getElementsByTagName("img").getLength();
    Files.delete(folder.root().resolve("images/on/and/0000-0.png"));
    Files.copy(
        folder.root().resolve("images/on/and/0001-0.png"),
        folder.root().resolve("images/on/full/0000-0.png"),
        StandardCopyOption.REPLACE_EXISTING);
    Document poorer = parsed(page(folder));
    long gone = texts(poorer, "p").stream().filter(t -> t.contains("not in the folder")).count();
    assertTrue(gone >= 2, gone + " images");
    assertEquals(all - gone, poorer.getElementsByTagName("img").getLength());
  }
}
