package org.espalier.kernel.cell.javadoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A javadoc comment, taken apart.
 *
 * @param text what stands before the first tag, as HTML with inline tags
 * @param tags the block tags, in order
 */
public record Comment(String text, List<Tag> tags) {
  /** Copies. */
  public Comment {
    tags = List.copyOf(tags);
  }

  /**
   * A block tag.
   *
   * @param name such as {@code param}
   * @param subject the parameter or the exception it is about; empty where it has none
   * @param text the rest, as HTML with inline tags
   */
  public record Tag(String name, String subject, String text) {
    private static Tag of(String line) {
      String[] words = line.strip().split("\\s+", 2);
      String name = words[0].toLowerCase(Locale.ROOT);
      String rest = words.length > 1 ? words[1] : "";
      if (!List.of("param", "throws", "exception").contains(name)) {
        return new Tag(name, "", rest);
      }
      String[] subject = rest.split("\\s+", 2);
      return new Tag(name, subject[0], subject.length > 1 ? subject[1] : "");
    }
  }

  /** Reads a comment without its stars. */
  public static Comment of(String comment) {
    List<String> blocks = new ArrayList<>(List.of(""));
    int depth = 0;
    for (String line : comment.split("\n", -1)) {
      if (depth == 0 && line.strip().startsWith("@")) {
        blocks.add(line.strip().substring(1));
      } else {
        int last = blocks.size() - 1;
        blocks.set(last, blocks.get(last) + "\n" + line);
      }
      depth = Math.max(0, depth + count(line, '{') - count(line, '}'));
    }
    return new Comment(blocks.get(0).strip(), blocks.stream().skip(1).map(Tag::of).toList());
  }

  private static int count(String line, char wanted) {
    return (int) line.chars().filter(each -> each == wanted).count();
  }

  boolean isEmpty() {
    return text.isEmpty() && tags.isEmpty();
  }
}
