package io.github.reversion.command;

import ij.IJ;
import io.github.reversion.hub.Consent;
import io.github.reversion.hub.DownloadPlan;
import io.github.reversion.settings.SettingException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Agrees to a download where the user has agreed before, or does when asked.
 *
 * @param before whether the user has
 * @param question asks; empty where nobody would answer
 */
record AskedConsent(boolean before, Optional<Predicate<DownloadPlan>> question) implements Consent {

  @Override
  public boolean to(DownloadPlan plan) {
    IJ.log(plan.toString());
    if (before) {
      return true;
    }
    boolean agreed =
        question
            .orElseThrow(
                () ->
                    new SettingException(
                        "Nothing was downloaded. "
                            + plan
                            + " Say agree=true if you agree to that."))
            .test(plan);
    if (agreed) {
      // A macro is not asked.
      Recording.option("agree", "true");
    }
    return agreed;
  }
}
