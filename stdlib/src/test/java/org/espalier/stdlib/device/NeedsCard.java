package org.espalier.stdlib.device;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.espalier.stdlib.engine.EngineKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs on a graphics card; where there is none, or no library for it, it is skipped, with why. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("gpu")
@ExtendWith(CardCondition.class)
public @interface NeedsCard {
  /** The engine whose library for cards it needs. */
  EngineKind value() default EngineKind.MXNET;
}
