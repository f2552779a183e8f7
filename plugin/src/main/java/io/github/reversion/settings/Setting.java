package io.github.reversion.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a component of an options record means and which values it may have; command line,
 * macros and dialogs take names, help and limits from here.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** One line of help. */
  String value();

  /** The least value of a number. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The greatest value of a number. */
  double max() default Double.POSITIVE_INFINITY;
}
