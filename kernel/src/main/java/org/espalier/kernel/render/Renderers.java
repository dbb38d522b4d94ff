package org.espalier.kernel.render;

import java.awt.image.RenderedImage;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.espalier.stdlib.draw.Picture;
import org.jspecify.annotations.Nullable;

/**
 * One renderer per type, found by a value's class, then its superclasses, then its interfaces, the
 * nearest first. A value of any other type is shown as text. Safe for use by several threads.
 */
public final class Renderers {
  private static final Renderers SHARED = new Renderers();
  private final Map<Class<?>, Function<Object, MimeBundle>> byType = new ConcurrentHashMap<>();

  /** Knows the built-in renderers only. */
  public Renderers() {
    register(MimeBundle.class, bundle -> bundle);
    register(Picture.class, Renderers::picture);
    register(RenderedImage.class, Images::bundle);
    register(Throwable.class, thrown -> MimeBundle.text(PlainText.stackTrace(thrown)));
    register(
        Optional.class,
        optional -> optional.isPresent() ? render(optional.get()) : MimeBundle.text("(empty)"));
  }

  /** The renderers that notebooks use. */
  public static Renderers shared() {
    return SHARED;
  }

  /** Renders values of a type, and of those that extend it, in a way of one's own from now on. */
  public <T> void register(Class<T> type, Function<? super T, MimeBundle> renderer) {
    byType.put(type, value -> renderer.apply(type.cast(value)));
  }

  /**
   * The forms of a value. Never fails: a renderer that throws is replaced by text that says so.
   *
   * @param value anything; null is shown as {@code null}
   */
  public MimeBundle render(@Nullable Object value) {
    if (value == null) {
      return MimeBundle.text("null");
    }
    for (Class<?> type : typesOf(value.getClass())) {
      Function<Object, MimeBundle> renderer = byType.get(type);
      if (renderer != null) {
        return applied(renderer, value);
      }
    }
    return MimeBundle.text(PlainText.of(value));
  }

  private static MimeBundle applied(Function<Object, MimeBundle> renderer, Object value) {
    try {
      return renderer.apply(value);
    } catch (RuntimeException | StackOverflowError | LinkageError failure) {
      return MimeBundle.text(
          PlainText.of(value)
              + "\n(showing it as more than text failed: "
              + PlainText.of(failure)
              + ")");
    }
  }

  /** A class, its superclasses, then all their interfaces, the nearest first. */
  private static Set<Class<?>> typesOf(Class<?> type) {
    Set<Class<?>> types = new LinkedHashSet<>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      types.add(each);
    }
    Deque<Class<?>> open = new ArrayDeque<>(types);
    while (!open.isEmpty()) {
      for (Class<?> implemented : open.remove().getInterfaces()) {
        if (types.add(implemented)) {
          open.add(implemented);
        }
      }
    }
    return types;
  }

  private static MimeBundle picture(Picture picture) {
    byte[] png = picture.png();
    return MimeBundle.text(picture.text())
        .with("image/png", Base64.getEncoder().encodeToString(png))
        .with("image/svg+xml", picture.svg());
  }
}
