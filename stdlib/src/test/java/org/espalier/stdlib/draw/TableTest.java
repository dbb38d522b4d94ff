package org.espalier.stdlib.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class TableTest {
  private static final Table TABLE =
      Table.of("architecture", "accuracy [%]", "parameters")
          .row("|skip~0|", 91.256, 802426)
          .row("<script>", 9.0, 129306L);

  @Test
  void theTextAlignsNumbersAtTheRight() {
    assertThat(TABLE.text())
        .isEqualTo(
            """
            architecture  accuracy [%]  parameters
            ────────────  ────────────  ──────────
            |skip~0|             91.26     802,426
            <script>                 9     129,306""");
  }

  @Test
  void theHtmlEscapesItsValuesAndHasNoColoursOfItsOwn() throws Exception {
    Element table =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(TABLE.html())))
            .getDocumentElement();
    assertThat(table.getElementsByTagName("td").getLength()).isEqualTo(6);
    assertThat(table.getElementsByTagName("th").getLength()).isEqualTo(3);
    assertThat(table.getElementsByTagName("script").getLength()).isZero();
    assertThat(table.getTextContent()).contains("<script>", "802,426");
    assertThat(TABLE.html()).doesNotContain("color").contains("text-align: right");
  }

  @Test
  void fractionsOfOneColumnHaveTheirPointsUnderOneAnother() {
    Table table = Table.of("accuracy", "loss").row(0.12, 1234.2).row(0.1, 0.25).row(1.0, 3.0);
    assertThat(table.text().lines().skip(2))
        .containsExactly("    0.12  1,234", "    0.10   0.25", "    1.00      3");
    assertThat(table.html()).contains(">0.10</td>");
  }

  @Test
  void aLongTextIsBrokenRatherThanCut() {
    String cell = "|skip_connect~0|+|none~0|skip_connect~1|";
    assertThat(Table.of("cell").row(cell).html())
        .contains("<td style=\"text-align: left; overflow-wrap: anywhere\">" + cell + "</td>");
    assertThat(Table.of("input").row("16×32×32").html()).doesNotContain("anywhere");
  }

  @Test
  void aRowOfTheWrongLengthIsRefused() {
    assertThatThrownBy(() -> TABLE.row("x", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 2 values, but the table has the 3 columns");
  }

  @Test
  void numbersAreShownAsPeopleReadThem() {
    assertThat(Numbers.show(0.913749)).isEqualTo("0.9137");
    assertThat(Numbers.show(15620.4)).isEqualTo("15,620");
    assertThat(Numbers.show(1.23456e-7)).isEqualTo("1.235e-7");
    assertThat(Numbers.show(-2e12)).isEqualTo("-2e12");
    assertThat(Numbers.show(Double.NaN)).isEqualTo("not a number");
    assertThat(Numbers.show(0.0)).isEqualTo("0");
  }
}
