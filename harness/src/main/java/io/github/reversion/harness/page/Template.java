package io.github.reversion.harness.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page with gaps, each written <code>{{name}}</code>.
 *
 * @param text of the page
 */
record Template(String text) {
  private static final Pattern GAP = Pattern.compile("\\{\\{(\\w+)}}");

  static Template named(String resource) {
    try (InputStream in = Template.class.getResourceAsStream(resource)) {
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The resource " + resource + " cannot be read", e);
    }
  }

  /**
   * Fills every gap.
   *
   * @throws IllegalArgumentException if a gap or a value is left over
   */
  String filled(Map<String, String> values) {
    Set<String> left = new HashSet<>(values.keySet());
    String filled =
        GAP.matcher(text)
            .replaceAll(
                gap -> {
                  String value = values.get(gap.group(1));
                  if (value == null) {
                    throw new IllegalArgumentException("Nothing fills " + gap.group());
                  }
                  left.remove(gap.group(1));
                  return Matcher.quoteReplacement(value);
                });
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("There is no gap for " + left);
    }
    return filled;
  }
}
