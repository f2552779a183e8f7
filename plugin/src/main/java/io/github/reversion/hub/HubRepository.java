package io.github.reversion.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.reversion.UserException;
import io.github.reversion.settings.SettingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model's repository at one commit, so that files that are got one after the other belong
 * together.
 *
 * @param id owner and name
 * @param commit the commit
 * @param licence its licence, as its page names it; empty if it does not
 */
record HubRepository(String id, String commit, String licence) {
  private static final Pattern ID = Pattern.compile("[\\w-][\\w.-]*(/[\\w-][\\w.-]*)?");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40,64}");
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"next\"");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final int MOST_PAGES = 100;
  private static final int LONGEST_ANSWER = 16 << 20;

  /**
   * Refuses what no repository is called.
   *
   * @throws SettingException naming it
   */
  static void requireId(String id) {
    if (!ID.matcher(id).matches() || id.contains("..")) {
      throw new SettingException(
          "repository is '" + id + "'; it must be owner/name, as on the model's page.");
    }
  }

  /**
   * Asks the hub about a model.
   *
   * @param revision a branch, a tag or a commit
   * @throws SettingException if the name is none
   * @throws UserException if the hub does not tell
   */
  static HubRepository open(HubClient client, Retries retries, String id, String revision) {
    requireId(id);
    if (revision.isBlank()) {
      throw new SettingException("revision is empty; main is the usual one.");
    }
    URI address =
        client
            .access()
            .at(
                "/api/models/"
                    + id
                    + "/revision/"
                    + URLEncoder.encode(revision, StandardCharsets.UTF_8));
    JsonNode answer = ask(client, retries, address, "model " + id).json();
    String commit = answer.path("sha").asText();
    if (!COMMIT.matcher(commit).matches()) {
      throw odd(address);
    }
    return new HubRepository(id, commit, licence(answer));
  }

  private static String licence(JsonNode answer) {
    JsonNode card = answer.path("cardData");
    JsonNode licence = card.path("license");
    return licence.isTextual() && !licence.asText().equals("other")
        ? licence.asText()
        : card.path("license_name").asText(licence.asText(""));
  }

  /**
   * All its files.
   *
   * @throws UserException if the hub does not tell
   */
  List<HubFile> files(HubClient client, Retries retries) {
    List<HubFile> files = new ArrayList<>();
    URI address = client.access().at("/api/models/" + id + "/tree/" + commit + "?recursive=true");
    for (int page = 0; page < MOST_PAGES; page++) {
      Page answer = ask(client, retries, address, "list of files of " + id);
      for (JsonNode entry : answer.json()) {
        if (entry.path("type").asText().equals("file")) {
          files.add(file(entry, address));
        }
      }
      if (answer.next().isEmpty()) {
        return files;
      }
      address = address.resolve(answer.next().get());
    }
    throw odd(address);
  }

  private static HubFile file(JsonNode entry, URI address) {
    JsonNode large = entry.path("lfs");
    String hex = large.path("oid").asText(entry.path("oid").asText()).replaceFirst("^sha256:", "");
    if (!HASH.matcher(hex).matches() || !entry.path("size").canConvertToLong()) {
      throw odd(address);
    }
    return new HubFile(
        entry.path("path").asText(),
        large.path("size").asLong(entry.path("size").asLong()),
        large.isObject() ? new FileHash.OfContent(hex) : new FileHash.OfGit(hex));
  }

  /** Where a file is. */
  URI address(HubAccess access, String path) {
    return access.at("/" + id + "/resolve/" + commit + "/" + path);
  }

  /** An answer, and where the next part of it is. */
  private record Page(JsonNode json, Optional<String> next) {}

  private static Page ask(HubClient client, Retries retries, URI address, String what) {
    return retries.run(
        () -> {
          try (HubClient.Answer answer = client.get(address, what, 0);
              InputStream body = answer.response().body()) {
            JsonNode json = new JsonMapper().readTree(body.readNBytes(LONGEST_ANSWER));
            return new Page(json, answer.header("Link").flatMap(HubRepository::next));
          } catch (JsonProcessingException e) {
            throw odd(address);
          } catch (Transient e) {
            throw e;
          } catch (IOException e) {
            throw new Transient(address.getHost() + " broke off (" + e.getMessage() + ")", e, null);
          }
        },
        Retries.Gauge.NONE);
  }

  private static Optional<String> next(String link) {
    Matcher matcher = NEXT.matcher(link);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static UserException odd(URI address) {
    return new UserException(
        address + " does not answer as a hub does; check " + HubAccess.ENDPOINT + ".");
  }
}
