package org.espalier.kernel.cell.javadoc;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the comments of classes in the files that were written beside them. */
public final class Comments {
  private static final String SUFFIX = "__Javadoc.json";
  private static final Map<String, String> KOTLIN_NAMES =
      Map.of("Integer", "int", "Any", "object", "MutableList", "list", "Character", "char");

  private final ClassLoader classes;

  /** Will look beside the classes of a loader. */
  public Comments(ClassLoader classes) {
    this.classes = classes;
  }

  // As they stand in a file; what a file leaves out is null.
  private record Member(
      @Nullable String name, @Nullable List<String> paramTypes, @Nullable String doc) {
    String text() {
      return doc == null ? "" : doc;
    }
  }

  private record File(
      @Nullable String doc,
      @Nullable List<Member> fields,
      @Nullable List<Member> enumConstants,
      @Nullable List<Member> methods) {}

  /**
   * The comment of a declaration, or of what it overrides. What a record's component is, its class
   * tells.
   */
  public Optional<Comment> of(Declared declared) {
    for (String type : withSupertypes(declared.type())) {
      Optional<Comment> found = read(type).flatMap(file -> in(file, declared));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<File> read(String type) {
    try (InputStream bytes = classes.getResourceAsStream(type.replace('.', '/') + SUFFIX)) {
      if (bytes == null) {
        return Optional.empty();
      }
      Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
      return Optional.ofNullable(new Gson().fromJson(text, File.class));
    } catch (IOException | JsonParseException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Comment> in(File file, Declared declared) {
    Comment ofClass = Comment.of(file.doc() == null ? "" : file.doc());
    if (declared.member().isEmpty()) {
      return Optional.of(ofClass).filter(each -> !each.isEmpty());
    }
    List<Member> members = new ArrayList<>();
    for (List<Member> some : Arrays.asList(file.methods(), file.fields(), file.enumConstants())) {
      members.addAll(some == null ? List.of() : some);
    }
    return members.stream()
        .filter(each -> declared.member().equals(each.name()))
        .filter(each -> parameters(each).size() == declared.parameters().size())
        .max(Comparator.comparingLong(each -> agreeing(each, declared)))
        .map(each -> Comment.of(each.text()))
        .filter(each -> !each.isEmpty())
        .or(
            () ->
                declared.parameters().isEmpty() ? component(ofClass, declared) : Optional.empty());
  }

  private static Optional<Comment> component(Comment ofClass, Declared declared) {
    return ofClass.tags().stream()
        .filter(tag -> tag.name().equals("param") && tag.subject().equals(declared.member()))
        .findFirst()
        .map(tag -> Comment.of(tag.text()));
  }

  private static List<String> parameters(Member member) {
    return member.paramTypes() == null ? List.of() : member.paramTypes();
  }

  private static long agreeing(Member member, Declared declared) {
    return IntStream.range(0, declared.parameters().size())
        .filter(i -> plain(parameters(member).get(i)).equals(plain(declared.parameters().get(i))))
        .count();
  }

  /** A type's name without what differs between Kotlin and Java. */
  private static String plain(String type) {
    String array = type.replaceFirst("^Array<(?:out )?(.*)>$", "$1[]");
    String raw = array.replaceAll("<.*>", "").replaceAll("[?!]", "");
    String name = raw.substring(raw.lastIndexOf('.') + 1);
    String java = KOTLIN_NAMES.getOrDefault(name, name);
    return java.replaceFirst("(?<=.)Array$", "[]").toLowerCase(Locale.ROOT);
  }

  private Set<String> withSupertypes(String type) {
    Set<String> all = new LinkedHashSet<>(Set.of(type));
    try {
      addSupertypes(Class.forName(type, false, classes), all);
    } catch (ClassNotFoundException | LinkageError none) {
      // Then its own file is all there is.
      all.add(type);
    }
    return all;
  }

  private static void addSupertypes(@Nullable Class<?> type, Set<String> all) {
    if (type != null) {
      all.add(type.getName());
      addSupertypes(type.getSuperclass(), all);
      for (Class<?> each : type.getInterfaces()) {
        addSupertypes(each, all);
      }
    }
  }
}
