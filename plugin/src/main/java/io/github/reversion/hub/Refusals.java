package io.github.reversion.hub;

import io.github.reversion.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What the hub's refusals mean, and what a user can do. */
final class Refusals {
  private static final Duration BUSY = Duration.ofSeconds(10);

  private Refusals() {}

  /**
   * Refuses all answers but good ones.
   *
   * @param what was asked for
   * @throws Transient if asking again may help
   * @throws UserException if it does not
   */
  static void check(HttpResponse<InputStream> response, String what, HubAccess access)
      throws Transient {
    int status = response.statusCode();
    if (status == 200 || status == 206 || status == 416) {
      return;
    }
    try (InputStream body = response.body()) {
      if (status == 429) {
        throw new Transient(host(response) + " is asked too often (429)", null, delay(response));
      }
      if (status >= 500 || status == 408) {
        throw new Transient(
            host(response) + " fails to send " + what + " (" + status + ")", null, null);
      }
      throw new UserException(sentence(status, what, host(response), access));
    } catch (Transient e) {
      throw e;
    } catch (IOException e) {
      throw new Transient(host(response) + " broke off", e, null);
    }
  }

  private static String host(HttpResponse<?> response) {
    return response.uri().getHost();
  }

  private static String sentence(int status, String what, String host, HubAccess access) {
    boolean known = !access.token().isEmpty();
    return switch (status) {
      case 401 ->
          known
              ? host
                  + " does not know the token in "
                  + HubAccess.TOKEN
                  + "; make a new one in your account's settings."
              : host
                  + " shows "
                  + what
                  + " to nobody unknown, or there is none of that name (401); check the name, and"
                  + " set the environment variable "
                  + HubAccess.TOKEN
                  + " to an access token of your account.";
      case 403 ->
          host
              + " does not let you have "
              + what
              + " (403); open its page at "
              + access.endpoint()
              + ", accept the licence there"
              + (known
                  ? " with the account of the token, and check that the token may read it."
                  : ", and set the environment variable "
                      + HubAccess.TOKEN
                      + " to an access token of the same account.");
      case 404 ->
          host + " has no " + what + " (404); check the spelling of the model and the revision.";
      default -> host + " refused " + what + " with status " + status + "; try again later.";
    };
  }

  /** Seconds; a date, which is possible too, no hub sends. */
  private static Duration delay(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(BUSY);
  }
}
