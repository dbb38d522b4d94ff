package org.espalier.kernel.cell.compile;

import kotlin.script.experimental.api.SourceCode;

/**
 * A cell's text under the file name that its class files will carry.
 *
 * <p>Kotlin's own implementation changed its constructor between versions; the interface did not.
 */
record CellSource(String fileName, String code) implements SourceCode {
  @Override
  public String getText() {
    return code;
  }

  @Override
  public String getName() {
    return fileName;
  }

  @Override
  public String getLocationId() {
    return fileName;
  }
}
